//! A file of a kind that nobody named: a connection, a key alone, or variables.

use super::file::File;
use super::{Found, Given, SourceError, content, family, text_file};
use crate::connection::key::{Form, Key};
use crate::connection::{Connection, Origin};

/// What a file gave.
pub struct Document {
    pub given: Given,
    /// It holds a key alone, so that the other values are not asked for.
    pub is_key: bool,
}

impl Document {
    /// The connection, with `flags` laid over the file's values.
    pub fn under(self, flags: Given) -> Connection {
        let absent = if self.is_key {
            Origin::NotAsked
        } else {
            Origin::NotGiven
        };
        flags.over(self.given).into_connection(absent)
    }
}

/// What `path` (`-`: standard input) holds.
///
/// # Errors
/// When it cannot be read, or is none of the kinds we know.
pub fn document(path: &str) -> Result<Document, SourceError> {
    let text = text_file::read(path)?;
    parse(text_file::shown_path(path), text)
}

/// What `text`, which is called `name`, holds.
///
/// # Errors
/// When it is none of the kinds we know.
pub fn parse(name: &str, text: String) -> Result<Document, SourceError> {
    match content::read(&File::new(name, &text)) {
        Ok(Some(given)) if !given.is_empty() => Ok(Document {
            given,
            is_key: false,
        }),
        Ok(_) if is_key(&text) => key(name, text),
        Err(error) if is_key_despite(&error, &text) => key(name, text),
        Ok(_) => Err(SourceError::Unknown { path: name.into() }),
        Err(error) => Err(error),
    }
}

fn key(name: &str, text: String) -> Result<Document, SourceError> {
    let key = Some(Found {
        text,
        origin: Origin::start_of(name),
    });
    let given = Given {
        key,
        ..Given::default()
    };
    Ok(Document {
        given,
        is_key: true,
    })
}

/// Whether a text that is not written as its name says is a key. Broken YAML or HCL that holds a key somewhere is not.
pub(super) fn is_key_despite(error: &SourceError, text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let starts_so = start.starts_with("-----BEGIN") || start.starts_with('{');
    matches!(error, SourceError::Malformed { language, .. } if *language == "JSON" || starts_so)
        && is_key(text)
}

/// Whether a text is a key, however damaged, and not a connection that holds one.
pub(super) fn is_key(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let entries = super::entries(text);
    let assigns = entries.iter().any(|entry| family::is_known(entry.name));
    let connects = ["\"client_id\"", "\"private_key\"", "\"credentials\""];
    let connects = start.starts_with('{') && connects.iter().any(|name| text.contains(name));
    if assigns || connects {
        return false;
    }
    let key = Key::read(text);
    // What is damaged beyond reading still tells by its marks what it was meant to be.
    let marked = text.contains("kty") || text.contains("-----BEGIN ") || start.starts_with("eyJ");
    marked || key.jwk().is_some() || matches!(key.form(), Form::Pem(..))
}
