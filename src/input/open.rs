//! How a text gets the text of a file that it refers to, such as a key file. The caller hands in a function that opens
//! files; nothing in this room knows a file system.

use std::io;

use super::SourceError;

/// Opens the text of a path; `-` is standard input.
pub type Open<'a> = &'a dyn Fn(&str) -> Result<String, SourceError>;

/// The name under which standard input is shown.
pub const STDIN: &str = "<stdin>";

/// The name under which what `path` names is shown.
pub fn shown_path(path: &str) -> &str {
    if path == "-" { STDIN } else { path }
}

/// For single texts: nothing that they refer to is available.
///
/// # Errors
/// Always.
pub fn no_files(path: &str) -> Result<String, SourceError> {
    Err(SourceError::Unreadable {
        path: path.into(),
        error: io::ErrorKind::NotFound.into(),
    })
}
