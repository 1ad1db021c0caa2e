//! The part of an input that a finding points at, short enough for a terminal.

use std::ops::Range;

use crate::model::connection::{Input, Location};
use crate::model::finding::Label;

/// How many characters are shown at most, where there is room.
pub(super) const LONGEST: usize = 64;

/// One line of shown text around the first label, cut where it is long.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The labels in `text`, in bytes of it.
    pub(super) labels: Vec<(Range<usize>, String)>,
    /// Where the first label is in its source.
    pub(super) location: Location,
}

impl Excerpt {
    /// `None` when the input was not given, so that there is nothing to show. The first label is one of `input`'s.
    ///
    /// At most `longest` characters are shown, of which three eighths are before the first label.
    pub(super) fn new(input: &Input, labels: &[Label], longest: usize) -> Option<Self> {
        let first = labels.first()?;
        let location = input.locate(first.span.start)?;
        let shown = input.shown();
        let at = floor(shown, first.span.start);
        let line_start = shown[..at].rfind('\n').map_or(0, |at| at + 1);
        let line_end = shown[at..].find('\n').map_or(shown.len(), |end| at + end);

        // The whole line where it is short; else the first label with what stands around it.
        let line = &shown[line_start..line_end];
        let before = line[..at - line_start].chars().count();
        let skip = if line.chars().count() <= longest {
            0
        } else {
            before.saturating_sub(longest * 3 / 8)
        };
        let from = line_start + nth(line, skip);
        let to = from + nth(&shown[from..line_end], longest);

        let mut text = String::from(if from > line_start { "..." } else { "" });
        let shift = text.len();
        // What is pasted may hold control characters; a terminal must not obey them.
        text.push_str(&shown[from..to].replace(is_unsafe, " "));
        text.push_str(if to < line_end { "..." } else { "" });
        let place = |label: &Label| {
            let start = floor(shown, label.span.start);
            let end = floor(shown, label.span.end).min(to);
            (from..=to).contains(&start).then(|| {
                // The blank in the place of a character takes one byte, whatever that took.
                let width = |part: &str| part.replace(is_unsafe, " ").len();
                let start_shown = shift + width(&shown[from..start]);
                let end_shown = start_shown + width(&shown[start..end.max(start)]);
                (start_shown..end_shown, label.text.clone())
            })
        };
        let labels = labels.iter().filter(|label| label.field == first.field);
        let labels = labels.filter_map(place).collect();
        Some(Self {
            text,
            labels,
            location,
        })
    }

    /// The excerpt cut at its labels. Where labels overlap, the first one wins.
    pub(super) fn pieces(self) -> Vec<ExcerptPiece> {
        let mut spans: Vec<_> = self.labels.iter().map(|(span, _)| span.clone()).collect();
        spans.sort_by_key(|span| span.start);
        let mut pieces = Vec::new();
        let mut put = |text: Option<&str>, marked| {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                let text = text.to_owned();
                pieces.push(ExcerptPiece { text, marked });
            }
        };
        let mut at = 0;
        for span in spans {
            if span.start >= at && span.end <= self.text.len() {
                put(self.text.get(at..span.start), false);
                put(self.text.get(span.clone()), true);
                at = span.end;
            }
        }
        put(self.text.get(at..), false);
        pieces
    }
}

/// A stretch of an excerpt, and whether a label is about it.
pub(super) struct ExcerptPiece {
    pub text: String,
    pub marked: bool,
}

/// Control characters, which a terminal obeys, and those that change the direction of writing (Unicode Annex 9).
fn is_unsafe(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control()
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The byte offset of the character number `count`, or the end.
fn nth(text: &str, count: usize) -> usize {
    text.char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at)
}
