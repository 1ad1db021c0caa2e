//! The one place where a file is opened for reading.
//!
//! A path comes from the user, or from a file that anybody may have written: a repository that was cloned to be looked at.
//! What is no regular file can wait for ever or have no end, and what a found file leads to may be none of its business.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use super::identity::is_same;
use crate::input::{SourceError, name_of};

/// Who asks for a file.
#[derive(Clone, Copy)]
pub(crate) enum AskedBy<'a> {
    /// The user, by an argument, a flag or a variable. He may hand over a pipe (`<(op read ...)`), or `-` for standard input.
    User,
    /// A file that the user named, or one in his own folder: any regular file.
    NamedFile,
    /// Nobody: the file was found in this folder, or is what such a file asks for. Only regular files inside of it.
    Found(&'a Path),
}

/// Opens all that a run reads, and knows the files that it is going to write, which it must not read: they would be lost.
#[derive(Clone, Default)]
pub struct Files(pub(super) Arc<Opened>);

#[derive(Default)]
pub(super) struct Opened {
    reserved: Mutex<Vec<Reserved>>,
    /// What came through a pipe that the user named: it comes once, and a command may ask twice.
    pub(super) piped: Mutex<Vec<(PathBuf, Vec<u8>)>>,
    /// Which of these was to be read.
    collision: OnceLock<Reserved>,
}

#[derive(Clone)]
struct Reserved {
    flag: &'static str,
    path: PathBuf,
}

impl Files {
    /// Keeps `path` for what `flag` writes: from now on it is not read.
    pub(crate) fn reserve(&self, flag: &'static str, path: &Path) {
        let mut reserved = self.0.reserved.lock().expect("nobody panics in here");
        let path = path.to_owned();
        reserved.push(Reserved { flag, path });
    }

    /// The flag that writes the very file.
    pub(crate) fn reserved_for(&self, path: &Path) -> Option<&'static str> {
        let reserved = self.0.reserved.lock().expect("nobody panics in here");
        let mut same = reserved
            .iter()
            .filter(|one| is_same(path, false, &one.path));
        same.next().map(|one| one.flag)
    }

    /// # Errors
    /// When the run was to read a file that it writes. So it must not write it.
    pub(crate) fn nothing_is_lost(&self) -> Result<(), SourceError> {
        let Some(Reserved { flag, path }) = self.0.collision.get() else {
            return Ok(());
        };
        let path = name_of(path);
        Err(SourceError::Written { path, flag })
    }

    /// A stream of what `path` names; of `-`, where the user asks, of standard input.
    ///
    /// # Errors
    /// When it cannot be opened, is no regular file, may not be asked for, or is written by this run.
    pub(crate) fn open(
        &self,
        path: &Path,
        by: AskedBy,
    ) -> Result<Box<dyn Read + Send>, SourceError> {
        let is_user = matches!(by, AskedBy::User);
        self.must_be_free(path, is_user)?;
        if is_user && path == Path::new("-") {
            return Ok(Box::new(io::stdin()));
        }
        let name = || name_of(path);
        let unreadable = |error| SourceError::unreadable(name(), error);
        if let AskedBy::Found(folder) = by {
            must_be_inside(path, folder)?;
        }
        // Before it is opened: there are devices that do something as soon as they are.
        readable(
            path,
            fs::metadata(path).map_err(unreadable)?.file_type(),
            by,
        )?;
        let mut options = OpenOptions::new();
        options.read(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(
            &mut options,
            rustix::fs::OFlags::NONBLOCK
                .union(rustix::fs::OFlags::NOCTTY)
                .bits()
                .cast_signed(),
        );
        let file = options.open(path).map_err(unreadable)?;
        // Again, in case another one has taken its place.
        let kind = file.metadata().map_err(unreadable)?.file_type();
        readable(path, kind, by)?;
        Ok(stream(file, kind))
    }

    /// A path that is written is not read; `is_user`: `-` is standard input.
    fn must_be_free(&self, path: &Path, is_user: bool) -> Result<(), SourceError> {
        let reserved = self.0.reserved.lock().expect("nobody panics in here");
        if let Some(one) = reserved
            .iter()
            .find(|one| is_same(path, is_user, &one.path))
        {
            self.0.collision.get_or_init(|| one.clone());
            self.nothing_is_lost()?;
        }
        Ok(())
    }
}

/// Whatever links there are on the way.
fn must_be_inside(path: &Path, folder: &Path) -> Result<(), SourceError> {
    let unreadable = |error| SourceError::unreadable(name_of(path), error);
    let real = path.canonicalize().map_err(unreadable)?;
    if real.starts_with(folder) {
        return Ok(());
    }
    Err(SourceError::Outside {
        path: name_of(path),
        by: None,
    })
}

fn readable(path: &Path, kind: FileType, by: AskedBy) -> Result<(), SourceError> {
    let path = || name_of(path);
    match what(kind) {
        None => Ok(()),
        Some("directory") => Err(SourceError::Directory { path: path() }),
        Some("named pipe") if matches!(by, AskedBy::User) => Ok(()),
        Some(what) => Err(SourceError::NoFile { path: path(), what }),
    }
}

/// What it is, if it is no regular file.
fn what(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let is_device = kind.is_char_device() || kind.is_block_device();
        let kinds = [
            (kind.is_fifo(), "named pipe"),
            (kind.is_socket(), "socket"),
            (is_device, "device"),
        ];
        if let Some((_, what)) = kinds.into_iter().find(|(is_it, _)| *is_it) {
            return Some(what);
        }
    }
    Some(if kind.is_dir() {
        "directory"
    } else {
        "special file"
    })
}

#[cfg(unix)]
fn stream(file: File, kind: FileType) -> Box<dyn Read + Send> {
    use std::os::unix::fs::FileTypeExt as _;
    match kind.is_fifo() {
        true => Box::new(super::pipe::Pipe::new(file)),
        false => Box::new(file),
    }
}

#[cfg(not(unix))]
fn stream(file: File, _: FileType) -> Box<dyn Read + Send> {
    Box::new(file)
}
