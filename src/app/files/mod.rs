//! Files and standard input: where they are looked for, how they are opened, and what they are called.

mod known;
mod repository;
mod stdin;
mod text;
mod upwards;
mod walk;

use crate::input::{self, Document, SourceError, SourceValues, parse, shown_path};

pub(crate) use known::known_files;
pub(crate) use repository::Repository;
pub(crate) use stdin::{StandardInput, standard_input};
pub(crate) use text::open;
pub use text::read;
pub(crate) use upwards::find_upwards;
pub(crate) use walk::{PathArgument, files, lines};

/// What `path` (`-`: standard input) holds.
///
/// # Errors
/// When it cannot be read, or is of no known type.
pub fn document(path: &str) -> Result<Document, SourceError> {
    parse(shown_path(path), read(path)?, &read)
}

/// The connection file named by `-c`.
///
/// # Errors
/// When it cannot be read or holds no connection.
pub fn connection_file(path: &str) -> Result<SourceValues, SourceError> {
    input::connection_in(shown_path(path), &read(path)?, &read)
}

/// The variables file named by `--env-file`.
///
/// # Errors
/// When it cannot be read or holds none of the variables.
pub fn env_file(path: &str) -> Result<SourceValues, SourceError> {
    input::variables_in(shown_path(path), &read(path)?, &read)
}
