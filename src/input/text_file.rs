//! Reading one text file, or standard input, with limits.

use std::fs::File;
use std::io::{self, Read};

use super::SourceError;

/// In bytes. A key takes 2 KB, a connection 4.
pub const LIMIT: u64 = 1 << 20;

/// The name under which standard input is shown.
pub const STDIN: &str = "<stdin>";

/// A stream of `path`, or of standard input for `-`, and the name under which it is shown.
///
/// # Errors
/// When it cannot be opened, or is a directory.
pub fn open(path: &str) -> Result<(Box<dyn Read>, &str), SourceError> {
    let name = shown_path(path);
    if path == "-" {
        return Ok((Box::new(io::stdin().lock()), name));
    }
    let unreadable = |error| SourceError::Unreadable {
        path: name.into(),
        error,
    };
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(SourceError::Directory { path: name.into() });
    }
    Ok((Box::new(file), name))
}

/// The text of `path`, or of standard input for `-`.
///
/// # Errors
/// When it cannot be read, is a directory, is longer than 1 MiB, or is no UTF-8.
pub fn read(path: &str) -> Result<String, SourceError> {
    let mut bytes = Vec::new();
    let name = shown_path(path);
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::IsADirectory => SourceError::Directory { path: name.into() },
        _ => SourceError::Unreadable {
            path: name.into(),
            error,
        },
    };
    if path == "-" {
        let stdin = io::stdin().lock();
        stdin.take(LIMIT + 1).read_to_end(&mut bytes)
    } else {
        let file = File::open(path).map_err(unreadable)?;
        if file.metadata().map_err(unreadable)?.is_dir() {
            return Err(SourceError::Directory { path: name.into() });
        }
        file.take(LIMIT + 1).read_to_end(&mut bytes)
    }
    .map_err(unreadable)?;
    text(name, bytes)
}

/// What was read of `name`, up to one byte over the limit, as text.
///
/// # Errors
/// When it is longer than 1 MiB, or is no UTF-8.
pub fn text(name: &str, bytes: Vec<u8>) -> Result<String, SourceError> {
    if bytes.len() as u64 > LIMIT {
        return Err(SourceError::TooLarge { path: name.into() });
    }
    String::from_utf8(bytes).map_err(|error| SourceError::NotUtf8 {
        path: name.into(),
        at: error.utf8_error().valid_up_to() + 1,
        advice: advice(error.as_bytes()),
    })
}

pub(super) fn shown_path(path: &str) -> &str {
    if path == "-" { STDIN } else { path }
}

/// Windows PowerShell's `>` writes UTF-16, which is the usual way to come here.
fn advice(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        "It is UTF-16: save it as UTF-8 (PowerShell: Set-Content -Encoding utf8)."
    } else {
        "Save it as UTF-8 text; a key must be a JWK or PEM, not DER."
    }
}
