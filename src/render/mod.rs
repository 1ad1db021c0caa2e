//! Writes a report. One file per format; nothing here decides anything.

pub mod changes;
mod excerpt;
mod experiments;
pub mod human;
pub mod json;
mod spinner;
mod style;
mod summary;

use crate::evidence::Evidence;
use crate::report::{FailOn, Outcome, Report};

pub use spinner::Spinner;
pub use style::{Choice, Style};

/// One run, as the renderers see it.
pub struct Run<'a> {
    /// `doctor` or `lint`.
    pub command: &'static str,
    pub evidence: Evidence<'a>,
    pub report: &'a Report,
    pub fail_on: FailOn,
    /// In seconds since the Unix epoch.
    pub started: f64,
    /// In seconds.
    pub duration: f64,
}

impl Run<'_> {
    pub fn outcome(&self) -> Outcome {
        self.report.outcome()
    }

    pub fn exit_code(&self) -> u8 {
        self.report.exit_code(self.fail_on)
    }
}
