//! Joins the parts of a command to one document on standard output, in order, holding none of them.

use super::batch::BatchTotals;
use super::github::Notes;
use super::{FilePart, Format, Rendered, StepSummary, Style, markdown};

/// What stands before, between and after the parts.
pub struct Stream {
    format: Format,
    /// Whether several connections were named, so that JSON is an array even of one.
    many: bool,
    parts: usize,
    notes: Notes,
    totals: BatchTotals,
    summary: StepSummary,
}

impl Stream {
    pub fn new(format: Format, many: bool) -> Self {
        Self {
            format,
            many,
            parts: 0,
            notes: Notes::default(),
            totals: BatchTotals::default(),
            summary: StepSummary::default(),
        }
    }

    /// The text of the next part, with what stands between it and the one before, and what is kept for files.
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
        let before = match self.format {
            Format::Json if self.many && first => "[\n",
            Format::Json if self.many => ",\n",
            // One document holds one object: what comes after it is for standard error alone.
            Format::Json if !first => return (String::new(), rendered.kept),
            Format::Markdown if !first => markdown::BETWEEN,
            Format::Human if self.many => "",
            Format::Human | Format::Short if !first && !text.is_empty() => "\n",
            _ => "",
        };
        let after = match self.format {
            Format::Json if !self.many => "\n",
            Format::Jsonl => "\n",
            _ => "",
        };
        (format!("{before}{text}{after}"), rendered.kept)
    }

    /// What stands after the last rendered, and the summary for GitHub.
    pub fn end(self, style: Style) -> (String, StepSummary) {
        let text = match self.format {
            Format::Json if self.many && self.parts == 0 => "[]\n".into(),
            Format::Json if self.many => "\n]\n".into(),
            Format::Human if self.many => self.totals.sum(style),
            Format::Github => self.notes.lines(),
            _ => String::new(),
        };
        (text, self.summary)
    }
}
