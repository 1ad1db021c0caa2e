//! A folder of a test's own, gone when the test ends.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tempfile::TempDir;

pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The folder itself, as an argument.
    pub(crate) fn name(&self) -> &str {
        self.path().to_str().expect("UTF-8")
    }

    /// A path in it, as an argument.
    pub(crate) fn at(&self, name: &str) -> String {
        let path = self.path().join(name);
        path.to_str().expect("UTF-8").to_owned()
    }

    /// Writes the file, with the folders that it stands in; its path comes back.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.at(name);
        let folder = Path::new(&path).parent().expect("a folder");
        fs::create_dir_all(folder).expect("a folder");
        fs::write(&path, content).expect("a file");
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("the file")
    }
}

/// Nobody but its owner can read the file.
#[track_caller]
pub(crate) fn assert_private(path: impl AsRef<Path>) {
    let permissions = fs::metadata(path).expect("the file").permissions();
    #[cfg(unix)]
    assert_eq!(permissions.mode() & 0o777, 0o600);
    #[cfg(not(unix))]
    assert!(!permissions.readonly());
}
