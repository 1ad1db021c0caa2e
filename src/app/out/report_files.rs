//! `--report`: the files to hand on, written whole when everything is judged.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use same_file::Handle;

use super::{Outlet, Passed, secret_file};
use crate::app::command::Failure;
use crate::app::files::Repository;
use crate::app::flags::ReportFile;
use crate::app::world::World;
use crate::model::redact::shown;
use crate::output::{FilePart, Format, Places};

/// Tells before anything is asked what cannot be written afterwards. `used` are the files that the run reads.
///
/// # Errors
/// When two reports have one file, a file would be lost, or a place cannot be written to.
pub(crate) fn check(reports: &[ReportFile], used: &[String]) -> Result<(), Failure> {
    for (at, ReportFile { format, path }) in reports.iter().enumerate() {
        if reports[..at].iter().any(|other| is_same(&other.path, path)) {
            return Err(Failure::Usage(format!(
                "--report: two reports go to {}, and one would replace the other. Name another file.",
                shown(path)
            )));
        }
        must_be_free("--report", path, used)?;
        if !may_be_replaced(format, path) {
            return Err(Failure::Usage(format!(
                "--report: {} exists and is no report that okta-cc wrote in this format. Name another file, or delete it.",
                shown(path)
            )));
        }
        secret_file::can_write(path).map_err(|failure| refused(path, &failure))?;
    }
    Ok(())
}

/// # Errors
/// When the run uses that very file for something else.
pub(crate) fn must_be_free(flag: &str, path: &str, used: &[String]) -> Result<(), Failure> {
    if used.iter().any(|used| is_same(used, path)) {
        return Err(Failure::Usage(format!(
            "{flag}: {} is used by this run for something else. Name another file.",
            shown(path)
        )));
    }
    Ok(())
}

/// Whether nothing is lost: nothing is there, or what is there is empty, no file (a pipe, a terminal), or the report of
/// the run before.
fn may_be_replaced(format: &Format, path: &str) -> bool {
    let is_full = |of: &fs::Metadata| of.is_file() && of.len() > 0;
    if !fs::metadata(path).is_ok_and(|of| is_full(&of)) {
        return true;
    }
    let Ok(file) = File::open(path) else {
        return false;
    };
    (format.is_earlier)(&mut BufReader::new(file))
}

/// Whether two paths name one file, by whatever links, also one that is not there yet. `-` is standard input.
fn is_same(one: &str, other: &str) -> bool {
    let real = |path: &str| {
        let path = Path::new(path);
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        path.canonicalize()
            .ok()
            .or_else(|| Some(folder.join(path.file_name()?)))
    };
    // A pipe that is opened waits for whoever writes to it.
    let is_file = |path: &&str| fs::metadata(path).is_ok_and(|of| of.is_file());
    let handle = |path: &str| match path {
        "-" => Handle::stdin().ok(),
        path => Some(path)
            .filter(is_file)
            .and_then(|path| Handle::from_path(path).ok()),
    };
    one == other
        || real(one).is_some_and(|one| real(other) == Some(one))
        || handle(one).is_some_and(|one| handle(other) == Some(one))
}

fn refused(path: &str, failure: &Failure) -> Failure {
    Failure::Usage(format!("--report {}: {failure}", shown(path)))
}

/// A report replaces the one of the run before.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn write(
    reports: &[ReportFile],
    kept: &[FilePart],
    many: bool,
    world: &World,
    outlet: &Outlet,
) -> Result<(), Failure> {
    let repository = Repository::around_here(world);
    let places = Places {
        anchor: &|| repository.anchor(world),
        inside: &|path| repository.inside(path),
    };
    for (at, ReportFile { format, path }) in reports.iter().enumerate() {
        let text = format.file(at, kept, many, &places);
        put(path, &outlet.passed(format.document, &text))?;
    }
    Ok(())
}

/// It holds no secret, but the names of people's systems: who may read it is for its owner to say.
fn put(path: &str, text: &Passed) -> Result<(), Failure> {
    secret_file::write(path, text, true).map_err(|failure| refused(path, &failure))
}
