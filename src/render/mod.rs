//! Writes a report. One file per format; nothing here decides anything.

mod excerpt;
mod experiments;
pub mod html;
pub mod human;
pub mod json;
pub mod markdown;
mod sheet;
pub mod short;
mod style;
mod summary;
mod timeline;
mod tree;
mod verdict;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::evidence::Evidence;
use crate::report::{FailOn, Outcome, Report};

pub use sheet::Sheet;
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
        self.report.outcome(self.fail_on)
    }
}

/// Control characters in what was pasted or received must not reach a reader.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// RFC 3339, UTC; empty for a time that no calendar has.
fn date(seconds: f64) -> String {
    let date = OffsetDateTime::from_unix_timestamp(seconds as i64).ok();
    date.and_then(|date| date.format(&Rfc3339).ok())
        .unwrap_or_default()
}
