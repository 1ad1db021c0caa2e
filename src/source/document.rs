//! A file of a kind that nobody named: a connection, a key alone, or variables.

use super::given::Found;
use super::lines::{LONGEST_LINE, Line};
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
    /// Whether somebody meant it for a connection: a file that nobody named may have a `domain` or a `scopes` for another
    /// reason, and a key in PEM is rather that of a server.
    pub fn is_meant(&self) -> bool {
        let given = &self.given;
        let text = |found: &Option<Found>| found.as_ref().map(|found| found.text.clone());
        if self.is_key {
            return text(&given.key).is_some_and(|text| text.contains("\"kty\""));
        }
        let others = [&given.domain, &given.scopes].into_iter().flatten().count();
        let key = usize::from(given.key.is_some());
        let client = usize::from(given.client_id.is_some());
        key + client > 0 && key + client + others > 1
    }

    /// The file's values, with `flags` laid over them; the form of the domain that they name is that of the file's too.
    pub fn laid_under(self, flags: Given) -> Given {
        let form = flags.domain_form;
        let mut given = flags.over(self.given);
        given.domain_form = form.or(given.domain_form);
        given
    }

    /// The connection, with `flags` laid over the file's values.
    pub fn under(self, flags: Given) -> Connection {
        let absent = if self.is_key {
            Origin::NotAsked
        } else {
            Origin::NotGiven
        };
        self.laid_under(flags).into_connection(absent)
    }
}

/// What `path` (`-`: standard input) holds.
///
/// # Errors
/// When it cannot be read, or is none of the kinds we know.
pub fn document(path: &str) -> Result<Document, SourceError> {
    let text = text_file::read(path)?;
    of_text(text_file::shown_path(path), text)
}

/// What a line of JSON Lines holds: a connection or a key.
///
/// # Errors
/// When it is none, too long, or no UTF-8.
pub fn of_line(line: Line) -> Result<Document, SourceError> {
    let (path, number) = (&*line.path, line.number);
    let not_json = |what: String| SourceError::NotJson {
        path: path.into(),
        line: number,
        column: 1,
        what,
    };
    let bytes = line
        .bytes
        .ok_or_else(|| not_json(format!("a line of more than {} KiB", LONGEST_LINE >> 10)))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        not_json(format!("byte {at} is no UTF-8"))
    })?;
    if !text.trim_start().starts_with('{') {
        return Err(not_json("expected an object".into()));
    }
    match connection_file::read(path, number, &text) {
        Ok(Some(given)) if !given.is_empty() => Ok(Document {
            given,
            is_key: false,
        }),
        Ok(_) | Err(SourceError::NotJson { .. }) if is_key(&text) => Ok(key(path, number, text)),
        Ok(_) => Err(SourceError::NoConnection {
            path: format!("{path}:{number}"),
        }),
        Err(error) => Err(error),
    }
}

fn key(path: &str, line: usize, text: String) -> Document {
    let origin = Origin::File {
        path: path.into(),
        line,
        column: 1,
        verbatim: true,
    };
    Document {
        given: Given {
            key: Some(Found { text, origin }),
            ..Given::default()
        },
        is_key: true,
    }
}

/// What a whole text holds; `name` is shown as its place.
///
/// # Errors
/// When it is none of the kinds we know.
pub fn of_text(name: &str, text: String) -> Result<Document, SourceError> {
    let given = match connection_file::read(name, 1, &text) {
        Ok(Some(given)) => given,
        Ok(None) | Err(SourceError::NotJson { .. }) if is_key(&text) => {
            return Ok(key(name, 1, text));
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
