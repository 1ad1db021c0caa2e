//! From text to model: files with values, pasted texts, saved runs, the team's file.
//!
//! This room is handed text and opens nothing: where a text refers to a file (a key file), the caller opens it,
//! through [`Open`]. It says what a text is and where each value is in it; whether a value is right is for the rules
//! to say. Start with `content`, which recognises the syntax of a file, then `field_map`, which knows the objects in
//! which tools keep their values. `layers` lists the places that are searched when no source is named, and `choice`
//! decides whose values are used. [`paste`] reads what people paste, [`saved`] a saved run, [`policy`] `okta-cc.toml`.

mod agreement;
mod bare_key;
mod base_url;
mod binary_key;
mod choice;
mod content;
mod discovery;
mod document;
mod env_file;
mod error;
mod field_map;
mod file;
mod hcl;
mod json;
mod key_path;
mod kubernetes;
mod language;
mod layers;
mod lines;
mod nested_variables;
mod node_value;
mod open;
mod other_kind;
mod other_use;
pub mod paste;
pub mod policy;
mod properties;
mod reference;
pub mod saved;
mod source_values;
mod source_values_builder;
mod template;
mod toml;
mod tool_file;
mod tree;
mod usual_names;
mod usual_object;
mod variables;
mod yaml;

pub use base_url::parse_base_url;
pub use binary_key::binary_key;
pub use choice::Choice;
pub use discovery::found;
pub use document::{Document, of_line, parse};
pub use env_file::{Assignment, entries};
pub use error::SourceError;
pub use layers::{Find, Kind, Layer, combined, layers, layers_of, looked_for, unread, variables};
pub use lines::{LONGEST_LINE, Line, Lines, holds_lines};
pub use open::{Open, Openers, STDIN, name_of, no_files};
pub use other_kind::OtherKind;
pub use source_values::{Found, SourceValues};
pub use variables::{Variable, from_variables, key_from};

use file::File;
use language::Language;

/// The values in the text of a connection file.
///
/// # Errors
/// When it holds no connection.
pub fn connection_in(name: &str, text: &str, open: Open) -> Result<SourceValues, SourceError> {
    let path = name.into();
    if bare_key::is_whole(text) {
        return Err(SourceError::KeyAlone { path });
    }
    match content::read(&File::new(name, text, open)) {
        Ok(content) if content.given.holds_any() => Ok(content.given),
        _ if bare_key::is_damaged(name, text) => Err(SourceError::KeyAlone { path }),
        Ok(_) => Err(SourceError::NoConnection { path }),
        Err(error) => Err(error),
    }
}

/// The values in the text of a variables file. It is read as one unless its name is that of another kind of file.
///
/// # Errors
/// When it holds none of the variables.
pub fn variables_in(name: &str, text: &str, open: Open) -> Result<SourceValues, SourceError> {
    let file = File::new(name, text, open);
    let given = match Language::of(&file) {
        Language::Variables => variables::of_one_family(&variables::in_env_file(&file), open)?,
        _ => content::read(&file)?.given,
    };
    if !given.holds_any() {
        return Err(SourceError::NoVariables { path: name.into() });
    }
    Ok(given)
}
