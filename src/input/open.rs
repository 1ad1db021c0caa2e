//! How a text gets the text of a file that it refers to, such as a key file. The caller hands in a function that opens
//! files; nothing in this room knows a file system.

use std::io;
use std::path::Path;

use super::SourceError;

/// Opens the text of a path, as far as whoever handed in the text that asks for it allows.
pub type Open<'a> = &'a dyn Fn(&Path) -> Result<String, SourceError>;

/// Opens what was not handed in, each after who asks for it.
#[derive(Clone, Copy)]
pub struct Openers<'a> {
    /// For a path in a flag or in the environment.
    pub user: Open<'a>,
    /// For files in the user's own folder, and what they refer to.
    pub home: Open<'a>,
    /// For files that were found in a project, and what they refer to.
    pub project: Open<'a>,
}

/// The name under which standard input is shown.
pub const STDIN: &str = "<stdin>";

/// The name of what `path` names, for places and messages. What is no UTF-8 in it is written as `\xff`.
pub fn name_of(path: &Path) -> String {
    if path == Path::new("-") {
        return STDIN.into();
    }
    let chunks = path.as_os_str().as_encoded_bytes().utf8_chunks();
    chunks.fold(String::new(), |name, chunk| {
        let invalid = chunk.invalid().iter();
        invalid.fold(name + chunk.valid(), |name, byte| {
            name + &format!("\\x{byte:02x}")
        })
    })
}

/// For single texts: nothing that they refer to is available.
///
/// # Errors
/// Always.
pub fn no_files(path: &Path) -> Result<String, SourceError> {
    Err(SourceError::Unreadable {
        path: name_of(path),
        error: io::ErrorKind::NotFound.into(),
    })
}
