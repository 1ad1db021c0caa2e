//! Files that are being written. When the process is ended meanwhile, no half of one stays.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static OF_THIS_PROCESS: Registry = Registry(Mutex::new(Vec::new()));

struct Registry(Mutex<Vec<PathBuf>>);

/// A file that is not whole yet. Once this is dropped, it is.
pub(crate) struct Unfinished {
    registry: &'static Registry,
    path: PathBuf,
}

impl Unfinished {
    /// The new file at `path`, which `open` creates.
    ///
    /// # Errors
    /// What `open` fails with.
    pub(crate) fn create(
        path: &Path,
        open: impl FnOnce(&Path) -> io::Result<File>,
    ) -> io::Result<(Self, File)> {
        OF_THIS_PROCESS.create(path, open)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        self.registry.paths().retain(|path| *path != self.path);
    }
}

/// Removes what is not whole. No file is created from here on: who tries waits for the end of the process.
pub fn remove_unfinished() {
    std::mem::forget(OF_THIS_PROCESS.remove_all());
}

impl Registry {
    fn paths(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn create(
        &'static self,
        path: &Path,
        open: impl FnOnce(&Path) -> io::Result<File>,
    ) -> io::Result<(Unfinished, File)> {
        // Under the lock, so that no file is created after the others were removed.
        let mut paths = self.paths();
        let file = open(path)?;
        let path = path.to_owned();
        paths.push(path.clone());
        let registry = self;
        Ok((Unfinished { registry, path }, file))
    }

    fn remove_all(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        let paths = self.paths();
        for path in &*paths {
            // There is nobody left to tell.
            let _ = fs::remove_file(path);
        }
        paths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_goes_and_what_is_whole_stays() {
        static REGISTRY: Registry = Registry(Mutex::new(Vec::new()));
        let folder = tempfile::tempdir().expect("a folder");
        let create = |name: &str| {
            let path = folder.path().join(name);
            let made = REGISTRY.create(&path, |path| File::create_new(path));
            (path, made.expect("a new file"))
        };
        let (whole, made) = create("whole");
        drop(made);
        let (half, _made) = create("half");
        drop(REGISTRY.remove_all());
        assert!(whole.exists() && !half.exists());
    }
}
