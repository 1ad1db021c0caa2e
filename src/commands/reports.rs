//! `--report`: the files to hand on, written whole when everything is judged.

use super::{Failure, secret_file};
use crate::cli::{ReportFile, ReportFormat};
use crate::connection::shown;
use crate::render::{Kept, html, json, markdown};

/// A report replaces the one of the run before.
///
/// # Errors
/// When a file cannot be written.
pub(super) fn write(reports: &[ReportFile], kept: &[Kept], many: bool) -> Result<(), Failure> {
    for ReportFile { format, path } in reports {
        let text = match format {
            ReportFormat::Json => json::document(kept, many),
            ReportFormat::Jsonl => json::lines(kept),
            ReportFormat::Markdown => markdown::document(kept),
            ReportFormat::Html => html::page(kept),
        };
        put(path, &text)?;
    }
    Ok(())
}

/// It holds no secret, but the names of people's systems: who may read it is for its owner to say.
fn put(path: &str, text: &str) -> Result<(), Failure> {
    secret_file::write(path, text, true)
        .map_err(|failure| Failure::Usage(format!("--report {}: {failure}", shown(path))))
}
