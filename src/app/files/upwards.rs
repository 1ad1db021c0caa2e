//! Finds a file of the team: here, or in a folder above.

use std::env;
use std::path::{Path, PathBuf};

/// `name` in the working directory, or else in the next parent that has it, up to the root of the repository. Outside a
/// repository no parent is looked at: it is somebody else's.
pub(crate) fn find_upwards(name: &str) -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let is_root = |folder: &Path| folder.join(".git").exists();
    let depth = here.ancestors().position(is_root).unwrap_or(0);
    let mut path = PathBuf::new();
    for _ in 0..=depth {
        let candidate = path.join(name);
        // Also one that cannot be read: it is reported, not skipped.
        if candidate.symlink_metadata().is_ok() {
            return Some(candidate);
        }
        path.push("..");
    }
    None
}
