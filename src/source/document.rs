//! A file of a kind that nobody named: a connection, a key alone, or variables.

use super::given::Found;
use super::{Given, SourceError, connection_file, from_variables, text_file, variables};
use crate::connection::{Connection, Origin};

/// The connection in `path` (`-`: standard input). Where the file holds a key alone, the other values are not asked for.
///
/// # Errors
/// When it cannot be read, or is none of the kinds we know.
pub fn document(path: &str) -> Result<Connection, SourceError> {
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
            return Ok(given.into_connection(Origin::NotAsked));
        }
        Err(error) if text.trim_start().starts_with('{') => return Err(error),
        _ => from_variables(variables::in_env_file(name, &text))?,
    };
    if given.is_empty() {
        return Err(SourceError::Unknown { path: name.into() });
    }
    Ok(given.into_connection(Origin::NotGiven))
}

/// Whether a text looks like a private key, however damaged, and not like a connection that holds one.
pub(super) fn is_key(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let assigns = super::entries(text)
        .iter()
        .any(|entry| entry.name.starts_with("OKTA_CC_"));
    let connects = ["\"client_id\"", "\"private_key\"", "\"credentials\""];
    let connects = start.starts_with('{') && connects.iter().any(|name| text.contains(name));
    !assigns
        && !connects
        && (text.contains("kty") || text.contains("-----BEGIN ") || start.starts_with("eyJ"))
}
