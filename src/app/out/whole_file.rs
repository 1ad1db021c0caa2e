//! Puts a file in its place whole or not at all. What is not whole yet has no name, so that nothing is left of it however
//! the process ends.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Unfinished;

/// Writes a new file that only its owner can read, by what `fill` writes; the one that is there stays whole until then.
///
/// # Errors
/// When it cannot be written, or is there and is not to be `replaced`.
pub(super) fn write(
    path: &Path,
    replaced: bool,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let folder = folder_of(path);
    #[cfg(target_os = "linux")]
    if let Some(file) = nameless::create(folder) {
        filled(&file, fill)?;
        return nameless::name(&file, path, replaced);
    }
    // Elsewhere it has a name of its own, and is removed on an error, on a panic and on a signal.
    let mut unfinished = None;
    let named = tempfile::Builder::new()
        .prefix(".okta-cc-")
        .make_in(folder, |path| {
            let (entry, file) = Unfinished::create(path, create)?;
            unfinished = Some(entry);
            Ok(file)
        })?;
    filled(named.as_file(), fill)?;
    let put = match replaced {
        true => named.persist(path),
        false => named.persist_noclobber(path),
    };
    put.map(drop).map_err(|error| error.error)
}

/// For its owner alone.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A file without a name beside `path`, for what is not a whole file yet.
///
/// # Errors
/// When none can be made.
pub(super) fn spill(path: &Path) -> io::Result<File> {
    tempfile::tempfile_in(folder_of(path))
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

fn filled(file: &File, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    fill(&mut out)?;
    out.flush()?;
    file.sync_all()
}

/// Linux can make a file that has no name yet (open(2), `O_TMPFILE`).
#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd as _;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

    use crate::app::out::Unfinished;

    /// `None` where the file system or the machine has no such thing.
    pub(super) fn create(folder: &Path) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = open(folder, flags, Mode::RUSR | Mode::WUSR).ok()?;
        Path::new("/proc/self/fd").exists().then(|| file.into())
    }

    /// The last step: before it nothing is there, after it all is.
    pub(super) fn name(file: &File, path: &Path, replaced: bool) -> io::Result<()> {
        let link = |name: &Path| {
            let file = format!("/proc/self/fd/{}", file.as_raw_fd());
            linkat(CWD, file.as_str(), CWD, name, AtFlags::SYMLINK_FOLLOW)
        };
        if !replaced {
            return Ok(link(path)?);
        }
        // A link replaces nothing, and a name that is moved does.
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{}.new", uuid::Uuid::new_v4()));
        let (_unfinished, _) = Unfinished::create(beside.as_ref(), |beside| {
            link(beside)?;
            file.try_clone()
        })?;
        std::fs::rename(&beside, path).inspect_err(|_| {
            // The error that matters is the first one.
            let _ = std::fs::remove_file(&beside);
        })
    }
}
