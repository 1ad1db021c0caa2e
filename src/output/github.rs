//! GitHub Actions' workflow commands: a finding is an annotation, at its line where it is in a file.
//!
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use super::format::FormatKind;
use super::view::FindingView;
use super::{DocumentKind, Failed, Format, ReportView};
use crate::input::STDIN;
use crate::model::finding::Severity;

pub(super) const FORMAT: Format = Format::new(
    "github",
    "Workflow commands: annotations in GitHub Actions",
    DocumentKind::Commands,
    FormatKind::Annotations,
);

/// GitHub shows ten of each kind per step. We write ten in all, since nobody reads more.
const MOST: usize = 10;

/// One annotation and its rank: the lower, the more severe.
pub(super) struct Note {
    rank: u8,
    line: String,
}

impl Note {
    pub(super) fn text(&mut self) -> &mut String {
        &mut self.line
    }
}

/// The most severe notes of a whole command, as many as GitHub shows.
#[derive(Default)]
pub(super) struct Notes {
    kept: Vec<Note>,
    left_out: usize,
}

impl Notes {
    pub(super) fn add(&mut self, notes: Vec<Note>) {
        self.kept.extend(notes);
        // The sort is stable: among notes of one rank the first ones stay.
        self.kept.sort_by_key(|note| note.rank);
        self.left_out += self.kept.len().saturating_sub(MOST);
        self.kept.truncate(MOST);
    }

    pub(super) fn lines(&self) -> String {
        let mut text: String = self.kept.iter().map(|note| note.line.as_str()).collect();
        if self.left_out > 0 {
            text.push_str(&format!("and {} more\n", self.left_out));
        }
        text
    }
}

pub(super) fn notes(view: &ReportView) -> Vec<Note> {
    let file = view.file.as_deref();
    view.findings
        .iter()
        .map(|found| note(found, file))
        .collect()
}

/// `file`: where to put a finding that has no place, such as a missing value.
fn note(found: &FindingView, file: Option<&str>) -> Note {
    let (rank, command) = match found.severity {
        Severity::Error => (1, "error"),
        Severity::Warning => (2, "warning"),
        Severity::Advice => (3, "notice"),
    };
    let mut properties = Vec::new();
    if let Some(place) = found.place.as_ref().filter(|place| place.is_file) {
        properties.push(format!("file={}", property(&place.source)));
        properties.push(format!("line={},endLine={}", place.line, place.end_line));
        // GitHub reads columns only within one line.
        if place.line == place.end_line {
            let (from, to) = (place.column, place.end_column);
            properties.push(format!("col={from},endColumn={to}"));
        }
    } else if let Some(file) = file.filter(|_| found.place.is_none()) {
        properties.push(format!("file={}", property(file)));
    }
    let title = format!("{} ({}, {})", found.id, found.weight, found.certainty);
    properties.push(format!("title={}", property(&title)));
    let mut said = found.message.clone();
    for line in &found.evidence {
        said.push('\n');
        said.push_str(line);
    }
    said.push_str(&format!("\nFix: {}\nPage: {}", found.help, found.url));
    Note {
        rank,
        line: format!("::{command} {}::{}\n", properties.join(","), data(&said)),
    }
}

pub(super) fn failure(failed: &Failed) -> Note {
    let mut properties = Vec::new();
    let file = failed.source.as_deref();
    if let Some(file) = file.filter(|file| !matches!(*file, "-" | STDIN)) {
        properties.push(format!("file={}", property(file)));
        properties.extend(failed.line.map(|line| format!("line={line}")));
    }
    properties.push("title=okta-cc".to_owned());
    Note {
        rank: 0,
        line: format!(
            "::error {}::{}\n",
            properties.join(","),
            data(&failed.message)
        ),
    }
}

/// A command ends with its line, and `%` begins an escape.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property ends with `,` or `:` too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
