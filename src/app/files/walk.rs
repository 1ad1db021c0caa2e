//! Where connections are looked for: files, folders, patterns, standard input.

use std::io::{self, BufReader};
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, WalkBuilder};

use super::{AskedBy, Files};
use crate::input::{Lines, SourceError, holds_lines, name_of};

/// Folders that hold other people's files.
const PASSED_OVER: [&str; 2] = ["node_modules", "target"];

/// What one argument names.
pub(crate) enum PathArgument {
    Stdin,
    File(PathBuf),
    /// A folder, with all that is in it, or the files of it that fit a pattern.
    Folder(PathBuf, Option<GlobMatcher>),
}

impl PathArgument {
    /// What `name` names: `-`, a file, a folder or a pattern. What exists under that very name is no pattern.
    ///
    /// # Errors
    /// When it is a pattern that cannot be read.
    pub(crate) fn read(path: &Path) -> Result<Self, SourceError> {
        if path == Path::new("-") {
            return Ok(Self::Stdin);
        }
        if path.is_dir() {
            return Ok(Self::Folder(path.into(), None));
        }
        // A pattern is text.
        let pattern = path.to_str().filter(|name| name.contains(MAGIC));
        let Some(name) = pattern.filter(|_| path.symlink_metadata().is_err()) else {
            return Ok(Self::File(path.into()));
        };
        let glob = GlobBuilder::new(name).literal_separator(true).build();
        let glob = glob.map_err(|error| SourceError::Pattern {
            pattern: name.into(),
            problem: error.kind().to_string(),
        })?;
        Ok(Self::Folder(base(path), Some(glob.compile_matcher())))
    }

    /// Whether it may name more than one connection.
    pub(crate) fn is_several(&self) -> bool {
        match self {
            Self::Stdin => false,
            Self::File(path) => holds_lines(path),
            Self::Folder(..) => true,
        }
    }
}

/// The files of a folder, in the order of their names. Hidden folders and those of package managers are skipped, and
/// links to folders are not followed, so that a loop of links has an end. A folder in it that cannot be read is an error in its place.
pub(crate) fn files_in(
    folder: &Path,
    pattern: Option<GlobMatcher>,
) -> impl Iterator<Item = Result<PathBuf, SourceError>> + use<> {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .filter_entry(is_ours)
        .sort_by_file_name(Ord::cmp)
        .build();
    let fits = move |path: &Path| {
        let fits = |glob: &GlobMatcher| glob.is_match(bare(path)) || glob.is_match(path);
        pattern.as_ref().is_none_or(fits) && path.is_file()
    };
    let folder = folder.to_owned();
    walk.filter_map(move |found| match found.map(DirEntry::into_path) {
        Ok(path) => fits(&path).then(|| Ok(bare(&path).to_owned())),
        Err(error) => Some(Err(unreadable(&folder, error))),
    })
}

/// `folder`: where the walk began, for an error that does not say where it came about.
fn unreadable(folder: &Path, error: ignore::Error) -> SourceError {
    let mut path = folder;
    let mut inner = &error;
    loop {
        inner = match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = at;
                err
            }
            ignore::Error::WithDepth { err, .. } => err,
            _ => break,
        };
    }
    let path = name_of(bare(path));
    let said = error.to_string();
    let error = error.into_io_error();
    let error = error.unwrap_or_else(|| io::Error::other(said));
    SourceError::unreadable(path, error)
}

/// A walk from here names what it finds `./x`; readers of reports, such as GitHub, know it as `x`.
fn bare(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

fn is_ours(entry: &DirEntry) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    let name = entry.file_name().to_string_lossy();
    let hidden = name.starts_with('.') && name != "." && name != "..";
    // A folder that was named is looked into, whatever its name.
    !is_folder || entry.depth() == 0 || !(hidden || PASSED_OVER.contains(&&*name))
}

const MAGIC: [char; 4] = ['*', '?', '[', '{'];

/// The folder before the first part of a pattern that is no plain name.
fn base(pattern: &Path) -> PathBuf {
    let plain = |part: &Component| !part.as_os_str().to_string_lossy().contains(MAGIC);
    let base: PathBuf = pattern.components().take_while(plain).collect();
    if base.as_os_str().is_empty() {
        ".".into()
    } else {
        base
    }
}

impl Files {
    /// The lines of what `path` names.
    ///
    /// # Errors
    /// When it may not or cannot be opened.
    pub(crate) fn lines(&self, path: &Path, by: AskedBy) -> Result<Lines, SourceError> {
        let stream = self.open(path, by)?;
        Ok(Lines::new(BufReader::new(stream), &name_of(path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_looked_for_below_its_plain_part() {
        for (pattern, expected) in [
            ("*.json", "."),
            ("a/b/*.json", "a/b"),
            ("/a/**/c.json", "/a"),
            ("a/[bc]/d", "a"),
        ] {
            assert_eq!(base(Path::new(pattern)), Path::new(expected), "{pattern}");
        }
    }
}
