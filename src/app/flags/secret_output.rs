//! Where a private key is written: to a file for its owner only, or to standard output, but not by accident to a
//! terminal.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::app::command::Failure;
use crate::app::out::{Outlet, secret_file};
use crate::app::world::World;
use crate::input::name_of;
use crate::model::redact::shown;

#[derive(Args)]
pub(crate) struct SecretOutput {
    /// Write to this file, readable only by you
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "out")]
    force: bool,
    /// Print the private key even to a terminal
    #[arg(long, conflicts_with = "out")]
    show: bool,
}

impl SecretOutput {
    pub(crate) fn is_file(&self) -> bool {
        self.out.is_some()
    }

    /// # Errors
    /// When a terminal would show it that was not meant to; `otherwise` says what to do.
    pub(crate) fn must_not_show(&self, world: &World, otherwise: &str) -> Result<(), Failure> {
        if self.is_file() || self.show || world.terminal_width.is_none() {
            return Ok(());
        }
        Err(Failure::Usage(format!(
            "the private key would be shown on this terminal. {otherwise}"
        )))
    }

    /// Says on `err` where the file is, if it is one.
    ///
    /// # Errors
    /// When it cannot be written, or the file exists and is not to be replaced.
    pub(crate) fn write(
        &self,
        text: &str,
        out: &mut Outlet,
        err: &mut Outlet,
    ) -> Result<(), Failure> {
        if let Some(path) = self.put(text, out)? {
            writeln!(err, "Written to {} (mode 0600).", shown(&name_of(path)))?;
        }
        Ok(())
    }

    /// The same without a word: the path of the file, if it is one.
    ///
    /// # Errors
    /// When it cannot be written, or the file exists and is not to be replaced.
    pub(crate) fn put(&self, text: &str, out: &mut Outlet) -> Result<Option<&Path>, Failure> {
        match &self.out {
            Some(path) => secret_file::write(path, &Outlet::revealed(text), self.force)?,
            None => out.reveal(text)?,
        }
        Ok(self.out.as_deref())
    }
}
