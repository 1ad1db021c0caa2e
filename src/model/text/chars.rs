//! Kinds of characters (visible, invisible, quotes), and the ranges of a text that consist of one kind.

use std::ops::Range;

/// White space as JSON has it (RFC 8259 section 2).
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Characters that are not visible and that JSON does not allow as white space: other spaces, joiners, marks, controls.
pub(crate) fn is_invisible(c: char) -> bool {
    match c {
        c if is_space(c) => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{ad}' => true,
        '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{1680}' | '\u{17b4}' | '\u{17b5}' => {
            true
        }
        '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' => true,
        '\u{205f}'..='\u{206f}' | '\u{2800}' | '\u{3000}' | '\u{3164}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// What has no place in a text that is shown: controls, what turns the text around, what nobody sees. A line's end and a
/// tab have one.
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        c => c.is_control() || is_invisible(c),
    }
}

/// Nothing to see: white space or invisible.
pub(crate) fn is_blank(c: char) -> bool {
    is_space(c) || is_invisible(c)
}

/// White space of any kind and what web pages and chats put in beside it: a zero-width character, a soft hyphen, a byte
/// order mark, or a mark of writing direction. Narrower than [`is_blank`]: a control character in a value is a fault of
/// its own.
pub(crate) fn is_white(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'
        )
}

/// Quotes of any kind, which come along when a value is copied out of a file or a chat.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}'
    )
}

/// What is left when characters that `drop` names are taken off both ends.
pub(crate) fn within(text: &str, range: Range<usize>, drop: impl Fn(char) -> bool) -> Range<usize> {
    let inner = &text[range.clone()];
    let kept = inner.trim_start_matches(&drop);
    let start = range.end - kept.len();
    start..start + kept.trim_end_matches(&drop).len()
}

/// Each stretch of characters that `wanted` names, in order.
pub(crate) fn stretches(text: &str, wanted: impl Fn(char) -> bool) -> Vec<Range<usize>> {
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

/// The text with a capital at its start.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}
