//! One short file per command.

mod can_i;
mod completions;
mod config;
mod connect;
mod doctor;
mod explain;
mod export;
mod fix;
mod inputs;
mod judge;
mod keygen;
mod lint;
mod man;
mod many;
mod patience;
mod places;
mod plan;
mod press;
mod reports;
mod route;
mod rules;
mod sandbox;
mod schema;
mod secret_file;
mod settings;
mod step_summary;
mod triage;

use std::io;

pub use can_i::can_i;
pub use completions::completions;
pub use config::config;
pub use doctor::doctor;
pub use explain::explain;
pub use export::export;
pub use fix::fix;
pub use keygen::keygen;
pub use lint::lint;
pub use man::man;
pub use rules::rules;
pub use sandbox::{sandbox, scenarios};
pub use schema::schema;
pub use triage::triage;

use crate::input::SourceError;
use crate::model::redact::shown;
use crate::probe::ProbeError;
use crate::sandbox::SandboxError;

/// A command's exit code, or why it could not do its work.
pub type Done = Result<u8, Failure>;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error(transparent)]
    Probe(#[from] ProbeError),
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
    #[error(transparent)]
    Saved(#[from] crate::input::saved::Leaked),
    #[error("{}: {error}", shown(path))]
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
    /// The line in that file, where it is about one.
    pub fn line(&self, source: Option<&str>) -> Option<usize> {
        let Self::Source(error) = self else {
            return None;
        };
        let (path, line) = error.place()?;
        (source == Some(&shown(path))).then_some(line)
    }

    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Probe(ProbeError::Interrupted) => 130,
            _ => 2,
        }
    }
}
