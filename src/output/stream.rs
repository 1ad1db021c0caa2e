//! Joins the parts of a command into one document on standard output, in order. Each part is passed on at once, so that
//! memory does not grow with their number.

use super::batch::BatchTotals;
use super::github::Notes;
use super::{FilePart, Format, Rendered, StepSummary, Style};

/// Knows which text goes before, between and after the parts.
pub struct Stream {
    format: &'static Format,
    /// Whether several connections were named, which changes the form of some documents.
    many: bool,
    parts: usize,
    notes: Notes,
    totals: BatchTotals,
    summary: StepSummary,
}

impl Stream {
    pub fn new(format: &'static Format, many: bool) -> Self {
        Self {
            format,
            many,
            parts: 0,
            notes: Notes::default(),
            totals: BatchTotals::default(),
            summary: StepSummary::default(),
        }
    }

    /// The text of the next part, with the text between it and the one before; and what is kept for report files.
    pub fn put(&mut self, rendered: Rendered) -> (String, FilePart) {
        let first = self.parts == 0;
        self.parts += 1;
        self.notes.add(rendered.notes);
        if let Some(item) = rendered.item {
            self.totals.add(item);
        }
        self.totals.add_across(rendered.across);
        let mut text = rendered.text;
        if let Some(row) = rendered.refused
            && self.many
        {
            self.totals.add_refused();
            text.push_str(&row);
        }
        if let Some(section) = rendered.summary {
            self.summary.add(section);
        }
        let joints = self.format.joints(self.many);
        let before = match joints.between {
            _ if first => joints.first,
            None => return (String::new(), rendered.kept),
            Some(_) if text.is_empty() => "",
            Some(between) => between,
        };
        (format!("{before}{text}"), rendered.kept)
    }

    /// The text after the last part, and the summary for GitHub.
    pub fn end(self, style: Style) -> (String, StepSummary) {
        let joints = self.format.joints(self.many);
        let text = if self.format.is_terminal() && self.many {
            self.totals.sum(style)
        } else if self.format.is_annotations() {
            self.notes.lines()
        } else if self.parts == 0 {
            joints.none.into()
        } else {
            joints.last.into()
        };
        (text, self.summary)
    }
}
