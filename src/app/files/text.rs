//! Reading one text, within a limit.

use std::io::{self, Read as _};
use std::path::Path;

use super::{AskedBy, Files};
use crate::input::{SourceError, binary_key, name_of};

/// In bytes. A key takes 2 KB, a connection 4.
pub(crate) const LIMIT: u64 = 1 << 20;

impl Files {
    /// The text of `path`.
    ///
    /// # Errors
    /// When it may not or cannot be read, is longer than 1 MiB, or is no UTF-8.
    pub(crate) fn read(&self, path: &Path, by: AskedBy) -> Result<String, SourceError> {
        text(&name_of(path), self.bytes(path, by)?)
    }

    /// What `path` holds, up to one byte over the limit.
    ///
    /// # Errors
    /// When it may not or cannot be read.
    pub(crate) fn bytes(&self, path: &Path, by: AskedBy) -> Result<Vec<u8>, SourceError> {
        let is_pipe = || std::fs::metadata(path).is_ok_and(|of| !of.is_file() && !of.is_dir());
        if !matches!(by, AskedBy::User) || path == Path::new("-") || !is_pipe() {
            return self.limited(path, by);
        }
        let mut piped = self.0.piped.lock().expect("nobody panics in here");
        if let Some((_, bytes)) = piped.iter().find(|(known, _)| known == path) {
            return Ok(bytes.clone());
        }
        let bytes = self.limited(path, by)?;
        piped.push((path.to_owned(), bytes.clone()));
        Ok(bytes)
    }

    fn limited(&self, path: &Path, by: AskedBy) -> Result<Vec<u8>, SourceError> {
        let mut bytes = Vec::new();
        let read = self.open(path, by)?.take(LIMIT + 1).read_to_end(&mut bytes);
        read.map_err(|error| match error.kind() {
            io::ErrorKind::IsADirectory => SourceError::Directory {
                path: name_of(path),
            },
            _ => SourceError::unreadable(name_of(path), error),
        })?;
        Ok(bytes)
    }
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
