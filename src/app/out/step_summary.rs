//! `$GITHUB_STEP_SUMMARY`: the report in markdown on the page of the job.

use std::fs::OpenOptions;
use std::io::Write as _;

use super::Outlet;
use crate::app::command::Failure;
use crate::model::redact::shown;
use crate::output::{DocumentKind, StepSummary};

/// Appends to `path` as much as GitHub takes.
///
/// # Errors
/// When the file cannot be written to.
pub(crate) fn append(path: &str, summary: StepSummary, outlet: &Outlet) -> Result<(), Failure> {
    let taken = std::fs::metadata(path).map_or(0, |file| file.len());
    let text = summary.within(usize::try_from(taken).unwrap_or(usize::MAX));
    let text = outlet.passed(DocumentKind::Markdown, &text);
    let file = OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(text.text().as_bytes()))
        .map_err(|error| {
            Failure::Usage(format!(
                "$GITHUB_STEP_SUMMARY: cannot write {}: {error}",
                shown(path)
            ))
        })
}
