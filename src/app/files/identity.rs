//! Whether two paths name one file, by whatever links.

use std::fs;
use std::path::Path;

use same_file::Handle;

/// Also of one that is not there yet. `stdin`: whether `-`, as the first of the two, is standard input.
pub(super) fn is_same(one: &Path, stdin: bool, other: &Path) -> bool {
    let real = |path: &Path| {
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        path.canonicalize()
            .ok()
            .or_else(|| Some(folder.join(path.file_name()?)))
    };
    // A pipe that is opened waits for whoever writes to it.
    let is_file = |path: &&Path| fs::metadata(path).is_ok_and(|of| of.is_file());
    let handle = |path: &Path| {
        let file = Some(path).filter(is_file);
        file.and_then(|path| Handle::from_path(path).ok())
    };
    if stdin && one == Path::new("-") {
        let input = Handle::stdin().ok();
        return input.is_some_and(|input| handle(other) == Some(input));
    }
    one == other
        || real(one).is_some_and(|one| real(other) == Some(one))
        || handle(one).is_some_and(|one| handle(other) == Some(one))
}
