//! Writes a file that holds a secret: readable by its owner only, whole or not at all, never over another by accident.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use super::{Passed, whole_file};
use crate::app::command::Failure;
use crate::input::name_of;
use crate::model::redact::shown;

/// # Errors
/// When `path` exists and `force` is not given, or it cannot be written.
pub(crate) fn write(path: &Path, text: &Passed, force: bool) -> Result<(), Failure> {
    let fill = |out: &mut dyn Write| out.write_all(text.text().as_bytes());
    let done = if force {
        replace(path, fill)
    } else {
        whole_file::write(path, false, fill)
    };
    done.map_err(|error| refused(path, &error))
}

/// # Errors
/// When `path` exists.
pub(crate) fn must_be_new(path: &Path) -> Result<(), Failure> {
    let taken = || refused(path, &io::ErrorKind::AlreadyExists.into());
    let free = path.symlink_metadata().is_err();
    free.then_some(()).ok_or_else(taken)
}

/// Whether a file can be put there later, which is told before the work and not after.
///
/// # Errors
/// When it cannot.
pub(crate) fn can_write(path: &Path) -> Result<(), Failure> {
    let real = path.canonicalize();
    let real = real.unwrap_or_else(|_| path.into());
    let tried = match real.metadata() {
        Ok(of) if of.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(of) if !of.is_file() => Ok(()),
        _ => whole_file::spill(&real).map(drop),
    };
    tried.map_err(|error| refused(path, &error))
}

fn refused(path: &Path, error: &io::Error) -> Failure {
    let path = shown(&name_of(path));
    Failure::Usage(match error.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("{path} exists and was not changed. Name another file, or add --force.")
        }
        _ => format!("cannot write {path}: {error}"),
    })
}

/// Writes by what `fill` writes; the old file stays whole until the new one is.
///
/// # Errors
/// When it cannot be written.
pub(super) fn replace(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // What a link names is replaced, not the link; and a terminal or a pipe cannot be replaced.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if path
        .metadata()
        .is_ok_and(|of| !of.is_file() && !of.is_dir())
    {
        let mut out = io::BufWriter::new(OpenOptions::new().write(true).open(path)?);
        fill(&mut out)?;
        return out.flush();
    }
    whole_file::write(path, true, fill)
}
