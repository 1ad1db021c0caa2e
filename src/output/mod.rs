//! Writes a report. One file per format; nothing here decides anything.

pub mod account;
pub mod changes;
mod diagnostic;
mod excerpt;
mod experiments;
mod failed;
mod fold;
mod format;
mod github;
pub mod html;
pub mod human;
pub mod json;
pub mod junit;
pub mod markdown;
mod page;
pub mod reply;
mod roll;
pub mod sarif;
mod sheet;
mod short;
mod step_summary;
mod stream;
mod style;
mod summary;
mod timeline;
mod tree;
mod verdict;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::engine::evidence::Evidence;
use crate::engine::report::{FailOn, Outcome, Report};
use crate::model::text::chars::is_invisible;
use crate::output::reply::Account;

pub use failed::Failed;
pub use format::Format;
pub use page::{Body, Kept, Page, Wanted};
pub use roll::FEW;
pub use sheet::Sheet;
pub use step_summary::Summary;
pub use stream::Stream;
pub use style::{Choice, Drawing, Style};

/// One run, as the renderers see it.
pub struct Run<'a> {
    /// `doctor`, `lint` or `triage`.
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

    /// What to tell whoever asked; `None` where nobody asked but the one who runs it.
    pub fn account(&self) -> Option<Account> {
        (self.command == "triage").then(|| Account::new(&self.evidence, self.report))
    }

    pub fn exit_code(&self) -> u8 {
        self.report.exit_code(self.fail_on)
    }
}

/// Control characters in what was pasted or received must not reach a reader, nor those that turn the text around.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() || is_invisible(c) {
                ' '
            } else {
                c
            }
        })
        .collect()
}

/// RFC 3339, UTC; empty for a time that no calendar has.
fn date(seconds: f64) -> String {
    let date = OffsetDateTime::from_unix_timestamp(seconds as i64).ok();
    date.and_then(|date| date.format(&Rfc3339).ok())
        .unwrap_or_default()
}
