//! Reading one text file, or standard input, with limits.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::input::{SourceError, binary_key, shown_path};

/// In bytes. A key takes 2 KB, a connection 4.
pub(super) const LIMIT: u64 = 1 << 20;

/// A stream of `path`, or of standard input for `-`, and the name under which it is shown.
///
/// # Errors
/// When it cannot be opened, or is a directory.
pub(crate) fn open(path: &str) -> Result<(Box<dyn Read + Send>, &str), SourceError> {
    let stream: Box<dyn Read + Send> = match path {
        "-" => Box::new(io::stdin()),
        path => Box::new(open_file(path.as_ref())?),
    };
    Ok((stream, shown_path(path)))
}

/// # Errors
/// When it cannot be opened, or is a directory.
pub(super) fn open_file(path: &Path) -> Result<File, SourceError> {
    let name = || path.to_string_lossy().into_owned();
    let unreadable = |error| SourceError::unreadable(name(), error);
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(SourceError::Directory { path: name() });
    }
    Ok(file)
}

/// The text of `path`, or of standard input for `-`.
///
/// # Errors
/// When it cannot be read, is a directory, is longer than 1 MiB, or is no UTF-8.
pub fn read(path: &str) -> Result<String, SourceError> {
    let (stream, name) = open(path)?;
    let mut bytes = Vec::new();
    let read = stream.take(LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => SourceError::Directory { path: name.into() },
        _ => SourceError::unreadable(name, error),
    })?;
    text(name, bytes)
}

/// What was read of `name`, up to one byte over the limit, as text.
///
/// # Errors
/// When it is longer than 1 MiB, or is no UTF-8.
pub(super) fn text(name: &str, bytes: Vec<u8>) -> Result<String, SourceError> {
    if bytes.len() as u64 > LIMIT {
        return Err(SourceError::TooLarge { path: name.into() });
    }
    String::from_utf8(bytes).or_else(|error| {
        let no_text = || SourceError::NotUtf8 {
            path: name.into(),
            at: error.utf8_error().valid_up_to() + 1,
            advice: advice(error.as_bytes()),
        };
        binary_key(error.as_bytes()).ok_or_else(no_text)
    })
}

/// Windows PowerShell's `>` writes UTF-16, which is the usual way to come here.
fn advice(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        "It is UTF-16: save it as UTF-8 (PowerShell: Set-Content -Encoding utf8)."
    } else {
        "Save it as UTF-8 text."
    }
}
