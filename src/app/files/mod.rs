//! Files and standard input: where they are looked for, how they are opened, and what they are called.
//!
//! Everything that is read goes through [`Files`], and so does the question whether a run may write a file.

mod identity;
mod known;
#[cfg(unix)]
mod pipe;
mod reader;
mod repository;
mod stdin;
mod text;
mod upwards;
mod walk;

use std::path::Path;

use crate::input::{self, Document, SourceError, SourceValues, name_of, parse};

pub(crate) use known::known_files;
pub(crate) use reader::AskedBy;
pub use reader::Files;
pub(crate) use repository::{Repository, root_around};
pub(crate) use stdin::StandardInput;
pub(crate) use text::LIMIT;
pub(crate) use upwards::find_upwards;
pub(crate) use walk::{PathArgument, files_in};

impl Files {
    /// What a file that the user named (`-`: standard input) holds.
    ///
    /// # Errors
    /// When it cannot be read, or is of no known type.
    pub fn document(&self, path: &Path) -> Result<Document, SourceError> {
        let text = self.read(path, AskedBy::User)?;
        parse(&name_of(path), text, &|path| {
            self.read(path, AskedBy::NamedFile)
        })
    }

    /// The connection file named by `-c`.
    ///
    /// # Errors
    /// When it cannot be read or holds no connection.
    pub fn connection(&self, path: &Path) -> Result<SourceValues, SourceError> {
        let text = self.read(path, AskedBy::User)?;
        let open = |path: &Path| self.read(path, AskedBy::NamedFile);
        input::connection_in(&name_of(path), &text, &open)
    }

    /// The variables file named by `--env-file`.
    ///
    /// # Errors
    /// When it cannot be read or holds none of the variables.
    pub fn variables(&self, path: &Path) -> Result<SourceValues, SourceError> {
        let text = self.read(path, AskedBy::User)?;
        let open = |path: &Path| self.read(path, AskedBy::NamedFile);
        input::variables_in(&name_of(path), &text, &open)
    }
}
