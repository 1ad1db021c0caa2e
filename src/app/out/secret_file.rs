//! Writes a file that holds a secret: readable by its owner only, whole or not at all, never over another by accident.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Passed, Unfinished};
use crate::app::command::Failure;
use crate::model::redact::shown;

/// # Errors
/// When `path` exists and `force` is not given, or it cannot be written.
pub(crate) fn write(path: &str, text: &Passed, force: bool) -> Result<(), Failure> {
    let text = text.text();
    let done = if force {
        replace(Path::new(path), text)
    } else {
        create(Path::new(path), text)
    };
    done.map_err(|error| refused(path, &error))
}

/// # Errors
/// When `path` exists.
pub(crate) fn must_be_new(path: &str) -> Result<(), Failure> {
    let taken = || refused(path, &io::ErrorKind::AlreadyExists.into());
    let free = Path::new(path).symlink_metadata().is_err();
    free.then_some(()).ok_or_else(taken)
}

/// Whether a file can be put there later, which is told before the work and not after.
///
/// # Errors
/// When it cannot.
pub(crate) fn can_write(path: &str) -> Result<(), Failure> {
    let real = Path::new(path).canonicalize();
    let real = real.unwrap_or_else(|_| path.into());
    let tried = match real.metadata() {
        Ok(of) if of.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(of) if !of.is_file() => Ok(()),
        _ => {
            let beside = beside(&real);
            create(&beside, "").and_then(|()| std::fs::remove_file(&beside))
        }
    };
    tried.map_err(|error| refused(path, &error))
}

fn refused(path: &str, error: &io::Error) -> Failure {
    let path = shown(path);
    Failure::Usage(match error.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("{path} exists and was not changed. Name another file, or add --force.")
        }
        _ => format!("cannot write {path}: {error}"),
    })
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let (_unfinished, mut file) = Unfinished::create(path, |path| options.open(path))?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key is useless; the error that matters is the first one.
        let _ = std::fs::remove_file(path);
    }
    written
}

/// The old file stays whole until the new one is.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // What a link names is replaced, not the link; and a terminal or a pipe cannot be replaced.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if path
        .metadata()
        .is_ok_and(|of| !of.is_file() && !of.is_dir())
    {
        return OpenOptions::new()
            .write(true)
            .open(path)?
            .write_all(text.as_bytes());
    }
    let beside = beside(path);
    create(&beside, text)?;
    std::fs::rename(&beside, path).inspect_err(|_| {
        let _ = std::fs::remove_file(&beside);
    })
}

/// The name under which a new file grows until it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    beside.into()
}
