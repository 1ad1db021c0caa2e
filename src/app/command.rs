//! What a command is run with, and how it ends.

use std::io::{self, Write};

use crate::app::files::Files;
use crate::app::world::World;
use crate::input::SourceError;
use crate::model::redact::shown;
use crate::probe::ProbeError;
use crate::sandbox::SandboxError;

pub(super) struct Context<'a> {
    pub world: &'a World,
    pub files: &'a Files,
    /// For what the command is asked for.
    pub out: &'a mut dyn Write,
    /// For everything else that a person is told.
    pub err: &'a mut dyn Write,
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
    /// The line in that file, where it is about one.
    pub(super) fn line(&self, source: Option<&str>) -> Option<usize> {
        let Self::Source(error) = self else {
            return None;
        };
        let (path, line) = error.place()?;
        (source == Some(&shown(path))).then_some(line)
    }

    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Self::Probe(ProbeError::Interrupted) => 130,
            _ => 2,
        }
    }
}
