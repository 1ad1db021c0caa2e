//! Where the four texts come from: flags, files, the environment.

mod base_url;
mod connection_file;
mod document;
mod env_file;
mod error;
mod given;
mod lines;
mod places;
mod stdin;
mod text_file;
mod variables;

pub use base_url::{is_loopback, parse_base_url};
pub use document::{Document, document, of_line, of_text};
pub use env_file::{Entry, entries};
pub use error::SourceError;
pub use given::{Found, Given};
pub use lines::{LONGEST_LINE, Line, Lines};
pub use places::{Place, files, holds_lines, lines};
pub use stdin::{Fed, fed};
pub use text_file::{STDIN, open};
pub use variables::{Variable, from_variables, key_from};

/// The connection file named by `-c`.
///
/// # Errors
/// When it cannot be read or holds no connection.
pub fn connection_file(path: &str) -> Result<Given, SourceError> {
    let text = text_file::read(path)?;
    let name = text_file::shown_path(path);
    if let Some(given) = connection_file::read(name, 1, &text)? {
        return Ok(given);
    }
    let path = name.into();
    Err(if document::is_key(&text) {
        SourceError::KeyAlone { path }
    } else {
        SourceError::NoConnection { path }
    })
}

/// The variables file named by `--env-file`.
///
/// # Errors
/// When it cannot be read or holds none of our variables.
pub fn env_file(path: &str) -> Result<Given, SourceError> {
    let text = text_file::read(path)?;
    let name = text_file::shown_path(path);
    let given = from_variables(variables::in_env_file(name, &text))?;
    if given.is_empty() && given.base_url.is_none() {
        return Err(SourceError::NoVariables { path: name.into() });
    }
    Ok(given)
}
