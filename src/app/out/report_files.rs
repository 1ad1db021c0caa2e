//! `--report`: the files to hand on, written whole when everything is judged.

use std::path::Path;

use super::secret_file;
use crate::app::command::Failure;
use crate::app::files::Repository;
use crate::app::flags::ReportFile;
use crate::app::world::World;
use crate::model::redact::shown;
use crate::output::{FilePart, Places};

/// Tells before anything is asked what cannot be written afterwards.
///
/// # Errors
/// When two reports have one file, or a place cannot be written to.
pub(crate) fn check(reports: &[ReportFile]) -> Result<(), Failure> {
    for (at, ReportFile { path, .. }) in reports.iter().enumerate() {
        if reports[..at].iter().any(|other| is_same(&other.path, path)) {
            return Err(Failure::Usage(format!(
                "--report: two reports go to {}, and one would replace the other. Name another file.",
                shown(path)
            )));
        }
        secret_file::can_write(path).map_err(|failure| refused(path, &failure))?;
    }
    Ok(())
}

/// Whether two paths name one file, also one that is not there yet.
fn is_same(one: &str, other: &str) -> bool {
    let real = |path: &str| {
        let path = Path::new(path);
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        path.canonicalize()
            .ok()
            .or_else(|| Some(folder.join(path.file_name()?)))
    };
    one == other || real(one).is_some_and(|one| real(other) == Some(one))
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
) -> Result<(), Failure> {
    let repository = Repository::around_here(world);
    let places = Places {
        anchor: &|| repository.anchor(world),
        inside: &|path| repository.inside(path),
    };
    for (at, ReportFile { format, path }) in reports.iter().enumerate() {
        let text = format.file(at, kept, many, &places);
        put(path, &text)?;
    }
    Ok(())
}

/// It holds no secret, but the names of people's systems: who may read it is for its owner to say.
fn put(path: &str, text: &str) -> Result<(), Failure> {
    secret_file::write(path, text, true).map_err(|failure| refused(path, &failure))
}
