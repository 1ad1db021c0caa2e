//! A file of a kind that nobody named: a connection, a key alone, or variables.

use super::given::Found;
use super::{Given, SourceError, connection_file, from_variables, text_file, variables};
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
    let name = text_file::shown_path(path);
    let given = match connection_file::read(name, &text) {
        Ok(Some(given)) => given,
        Ok(None) | Err(SourceError::NotJson { .. }) if is_key(&text) => {
            let key = Found {
                text,
                origin: Origin::start_of(name),
            };
            let given = Given {
                key: Some(key),
                ..Given::default()
            };
            return Ok(Document {
                given,
                is_key: true,
            });
        }
        Err(error) if text.trim_start().starts_with('{') => return Err(error),
        _ => from_variables(variables::in_env_file(name, &text))?,
    };
    if given.is_empty() {
        return Err(SourceError::Unknown { path: name.into() });
    }
    Ok(Document {
        given,
        is_key: false,
    })
}

/// Whether a text is a key, however damaged, and not a connection that holds one.
pub(super) fn is_key(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let assigns = super::entries(text)
        .iter()
        .any(|entry| entry.name.starts_with("OKTA_CC_"));
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
