//! What a command gets when it runs, and what it returns.

use std::io;

use crate::app::files::Files;
use crate::app::out::Outlet;
use crate::app::world::World;
use crate::input::SourceError;
use crate::model::redact::shown;
use crate::probe::ProbeError;
use crate::sandbox::SandboxError;

pub(super) struct Context<'a, 's> {
    pub world: &'a World,
    pub files: &'a Files,
    /// Standard output: the result of the command.
    pub out: &'a mut Outlet<'s>,
    /// Standard error: everything else.
    pub err: &'a mut Outlet<'s>,
    /// The whole command line, for what is made of it: completions and manual pages.
    pub command_line: fn() -> clap::Command,
}

/// A command's exit code, or why it could not do its work.
pub(super) type Done = Result<u8, Failure>;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error(transparent)]
    Probe(#[from] ProbeError),
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
    #[error(transparent)]
    Saved(#[from] crate::output::saved_run::Leaked),
    #[error("{}: {error}", shown(path))]
    Replay {
        path: String,
        error: crate::input::saved::SavedError,
    },
    #[error(transparent)]
    Policy(#[from] crate::input::policy::ConfigError),
    #[error("{0}")]
    Usage(String),
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
}

impl Failure {
    /// Usage, or input that cannot be read.
    pub(super) const EXIT_CODE: u8 = 2;

    /// The line in that file, where it is about one.
    pub(super) fn line(&self, source: Option<&str>) -> Option<usize> {
        let Self::Source(error) = self else {
            return None;
        };
        let (path, line) = error.place()?;
        (source == Some(&shown(path))).then_some(line)
    }
}
