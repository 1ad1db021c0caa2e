//! Writes a report: one file per format, and the message that a support engineer can send.
//!
//! Nothing here decides anything, and nothing is printed: each format makes a text from a [`Run`]. Start with
//! [`FORMATS`], the table of formats, and [`ReportView`], from which most of them are made. Texts of a user are
//! written masked, never as they are. Only `diagnostic` uses miette.

mod batch;
pub mod changes;
pub mod config_table;
mod diagnostic;
mod document_kind;
mod earlier;
mod excerpt;
mod experiments;
mod failed;
mod file_document;
mod file_part;
mod fingerprint;
mod format;
mod github;
mod health;
mod html;
pub mod human;
pub mod json;
mod junit;
mod markdown;
mod markdown_text;
mod rendered;
pub mod reply;
mod sarif;
pub mod saved_run;
mod short;
mod step_summary;
mod stream;
mod style;
mod timeline;
mod tree;
mod verdict;
mod view;
mod view_texts;
mod whole_document;
mod wrap;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::engine::evidence::Evidence;
use crate::engine::report::{Outcome, Report};
use crate::model::finding::FailOn;
use crate::model::text::chars::is_hidden;
use crate::output::reply::SupportReply;

pub use batch::FEW;
pub use document_kind::DocumentKind;
pub use failed::Failed;
pub use file_document::FileDocument;
pub use file_part::FilePart;
pub use format::Format;
pub use rendered::{RenderOptions, Rendered};
pub use sarif::Places;
pub use step_summary::StepSummary;
pub use stream::Stream;
pub use style::{ColorChoice, Drawing, Style};
pub use view::ReportView;
pub use whole_document::Spill;

/// Every format, in the order of the help.
pub static FORMATS: &[&Format] = &[
    &human::FORMAT,
    &short::FORMAT,
    &json::FORMAT,
    &json::LINES,
    &github::FORMAT,
    &sarif::FORMAT,
    &junit::FORMAT,
    &markdown::FORMAT,
    &html::FORMAT,
];

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

    /// The reply to the one who asked; `None` unless the command is triage.
    pub fn reply(&self) -> Option<SupportReply> {
        (self.command == "triage").then(|| SupportReply::new(&self.evidence, self.report))
    }

    pub fn exit_code(&self) -> u8 {
        self.report.exit_code(self.fail_on)
    }
}

/// The text without control characters and without characters that change the direction of writing: what was pasted or
/// received must not be able to move a cursor or reorder a line.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if is_hidden(c) => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// RFC 3339, UTC; empty for a time that no calendar has.
fn date(seconds: f64) -> String {
    let date = OffsetDateTime::from_unix_timestamp(seconds as i64).ok();
    date.and_then(|date| date.format(&Rfc3339).ok())
        .unwrap_or_default()
}
