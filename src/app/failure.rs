//! Why a command could not do its work, and with which exit code it then ends.

use std::io;

use crate::input::SourceError;
use crate::probe::ProbeError;
use crate::sandbox::SandboxError;

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
    Saved(#[from] crate::input::saved::Leaked),
    #[error("{}: {error}", crate::model::connection::shown(path))]
    Replay {
        path: String,
        error: crate::input::saved::SavedError,
    },
    #[error(transparent)]
    Policy(#[from] crate::engine::policy::Misfit),
    #[error("{0}")]
    Usage(String),
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
}

impl Failure {
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Self::Probe(ProbeError::Interrupted) => 130,
            _ => 2,
        }
    }
}
