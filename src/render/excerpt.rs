//! The part of an input that a finding points at, short enough for a terminal.

use std::ops::Range;

use crate::connection::{Input, Location};
use crate::rule::Label;

/// How many characters of context are shown before and after a label.
const CONTEXT: usize = 24;
/// How many characters of a label are shown.
const LONGEST: usize = 40;

/// One line of shown text around a label, cut where it is long.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// Where the label is in `text`, in bytes.
    pub(super) span: Range<usize>,
    /// Where the label is in its source.
    pub(super) location: Location,
}

impl Excerpt {
    /// `None` when the input was not given, so that there is nothing to show.
    pub(super) fn new(input: &Input, label: &Label) -> Option<Self> {
        let location = input.locate(label.span.start)?;
        let shown = input.shown();
        let start = floor(shown, label.span.start);
        let end = floor(shown, label.span.end).max(start);
        let line_start = shown[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = shown[start..]
            .find('\n')
            .map_or(shown.len(), |at| start + at);
        let end = end.min(line_end);

        let (before, cut_before) = last(&shown[line_start..start], CONTEXT);
        let (label, cut_label) = first(&shown[start..end], LONGEST);
        let (after, cut_after) = if cut_label {
            ("", true)
        } else {
            first(&shown[end..line_end], CONTEXT)
        };
        let mut text = String::new();
        text.push_str(if cut_before { "..." } else { "" });
        push(&mut text, before);
        let from = text.len();
        push(&mut text, label);
        let to = text.len();
        push(&mut text, after);
        text.push_str(if cut_after { "..." } else { "" });
        Some(Self {
            text,
            span: from..to,
            location,
        })
    }
}

/// What is pasted may hold control characters; a terminal must not obey them.
fn push(text: &mut String, part: &str) {
    text.extend(part.chars().map(|c| if c.is_control() { ' ' } else { c }));
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn first(text: &str, count: usize) -> (&str, bool) {
    match text.char_indices().nth(count) {
        Some((at, _)) => (&text[..at], true),
        None => (text, false),
    }
}

fn last(text: &str, count: usize) -> (&str, bool) {
    match text.char_indices().rev().nth(count - 1) {
        Some((at, _)) if at > 0 => (&text[at..], true),
        _ => (text, false),
    }
}
