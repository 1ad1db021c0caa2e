//! Standard input of unknown type: one text, or a connection a line.

use super::text::{LIMIT, text};
use super::walk::lines;
use crate::input::{Line, Lines, STDIN, SourceError};

/// What it holds.
pub(crate) enum StandardInput {
    /// One text, whatever it is.
    One(String),
    /// JSON Lines: the first of them, and the others.
    Lines(Line, Lines),
}

/// Tells by its first line what standard input is: a complete JSON object there, and something behind it, is JSON Lines.
///
/// `at_once`: an object alone is JSON Lines too, so that the report does not wait for more input.
///
/// # Errors
/// When it cannot be read, and what is wrong with a text that is no JSON Lines.
pub(crate) fn standard_input(at_once: bool) -> Result<StandardInput, SourceError> {
    let unreadable = |error| SourceError::unreadable(STDIN, error);
    let mut lines = lines(None)?;
    let first = lines.next().transpose().map_err(unreadable)?;
    let Some(first) = first else {
        return Ok(StandardInput::One(String::new()));
    };
    let whole = first.bytes.as_deref().is_none_or(is_object);
    if whole && (at_once || lines.has_more().map_err(unreadable)?) {
        return Ok(StandardInput::Lines(first, lines));
    }
    // Lines count from the start of the text, blank ones too.
    let mut bytes = vec![b'\n'; first.number - 1];
    bytes.extend(first.bytes.unwrap_or_default());
    bytes.push(b'\n');
    lines.rest(LIMIT + 1, &mut bytes).map_err(unreadable)?;
    text(STDIN, bytes).map(StandardInput::One)
}

fn is_object(text: &[u8]) -> bool {
    text.trim_ascii_start().starts_with(b"{")
        && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok()
}
