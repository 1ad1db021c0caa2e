//! Characters that nobody sees: white space, and what web pages and chats put in beside it.

use std::ops::Range;

/// White space, a zero-width character, a soft hyphen, a byte order mark, or a mark of writing direction.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'
        )
}

/// Quotes of any kind, which come along when a value is copied out of a file or a chat.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}'
    )
}

/// What is left when characters that `drop` names are taken off both ends.
pub(super) fn within(text: &str, range: Range<usize>, drop: impl Fn(char) -> bool) -> Range<usize> {
    let inner = &text[range.clone()];
    let kept = inner.trim_start_matches(&drop);
    let start = range.end - kept.len();
    start..start + kept.trim_end_matches(&drop).len()
}

/// Each stretch of characters that `wanted` names, in order.
pub(super) fn stretches(text: &str, wanted: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| wanted(*c)) {
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}
