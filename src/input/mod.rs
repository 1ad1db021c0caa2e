//! Where the four texts come from: flags, files, the environment.
//!
//! A file of any syntax becomes a tree of places (`node`), in which the shapes of the table (`shape`) are looked for.
//! `layers` reads all that nobody named, for us or as another tool would, and `choice` says which family the values come
//! from.

mod base_url;
mod choice;
mod content;
mod document;
mod env_file;
mod error;
mod file;
mod filling;
mod given;
mod hcl;
mod json;
mod key_path;
mod kubernetes;
mod layers;
mod lines;
mod node;
mod ours;
pub mod paste;
mod places;
mod policy_file;
pub mod saved;
mod shape;
mod stdin;
mod template;
mod text_file;
mod variables;
mod yaml;

pub use base_url::parse_base_url;
pub use choice::Choice;
pub use document::{Document, document, of_line, parse};
pub use env_file::{Entry, entries};
pub use error::SourceError;
pub use given::{Found, Given};
pub use layers::{Kind, Layer, laid_over, layers, layers_of, looked_for, unread, variables};
pub use lines::{LONGEST_LINE, Line, Lines};
pub use ours::found;
pub use places::{Place, files, holds_lines, lines};
pub use policy_file::{find_upwards, policy_file};
pub use stdin::{Fed, fed};
pub use text_file::{STDIN, open};
pub use variables::{Variable, from_variables, key_from};

use content::Language;
use file::File;

/// The connection file named by `-c`.
///
/// # Errors
/// When it cannot be read or holds no connection.
pub fn connection_file(path: &str) -> Result<Given, SourceError> {
    let text = text_file::read(path)?;
    let name = text_file::shown_path(path);
    let path = name.into();
    match content::read(&File::new(name, &text)) {
        Ok(Some(given)) => Ok(given),
        Ok(None) if document::is_key(&text) => Err(SourceError::KeyAlone { path }),
        Err(error) if document::is_key_despite(&error, &text) => {
            Err(SourceError::KeyAlone { path })
        }
        Ok(None) => Err(SourceError::NoConnection { path }),
        Err(error) => Err(error),
    }
}

/// The variables file named by `--env-file`. Whatever its name is, it is read as one, unless the name says otherwise.
///
/// # Errors
/// When it cannot be read or holds none of the variables.
pub fn env_file(path: &str) -> Result<Given, SourceError> {
    let text = text_file::read(path)?;
    let name = text_file::shown_path(path);
    let file = File::new(name, &text);
    let given = match Language::of(&file) {
        Language::Variables => variables::of_one_family(&variables::in_env_file(&file))?,
        _ => content::read(&file)?.unwrap_or_default(),
    };
    if !given.holds_any() {
        return Err(SourceError::NoVariables { path: name.into() });
    }
    Ok(given)
}
