//! Standard input of unknown type: one text, or a connection a line.

use std::io;
use std::path::Path;

use super::text::{LIMIT, text};
use super::{AskedBy, Files};
use crate::input::{Line, Lines, STDIN, SourceError};

/// What it holds.
pub(crate) enum StandardInput {
    /// One text, whatever it is.
    One(String),
    /// JSON Lines: the first of them, and the others.
    Lines(Line, Lines),
}

impl Files {
    /// Tells by its first lines what standard input is: a complete JSON object there, and something behind it, is JSON Lines.
    ///
    /// `at_once`: an object alone is JSON Lines too, so that the report does not wait for more input.
    ///
    /// # Errors
    /// When it cannot be read, and what is wrong with a text that is no JSON Lines.
    pub(crate) fn standard_input(&self, at_once: bool) -> Result<StandardInput, SourceError> {
        let unreadable = |error| SourceError::unreadable(STDIN, error);
        let mut lines = self.lines(Path::new("-"), AskedBy::User)?;
        let first = lines.next().transpose().map_err(unreadable)?;
        let Some(first) = first else {
            return Ok(StandardInput::One(String::new()));
        };
        let whole = first.bytes.as_deref().is_none_or(is_object);
        if whole && (at_once || lines.has_more().map_err(unreadable)?) {
            return Ok(StandardInput::Lines(first, lines));
        }
        let broken = first.bytes.as_deref().unwrap_or_default();
        if begins_lines(broken, &mut lines).map_err(unreadable)? {
            return Ok(StandardInput::Lines(first, lines));
        }
        // Lines count from the start of the text, blank ones too.
        let mut bytes = vec![b'\n'; first.number - 1];
        bytes.extend(first.bytes.unwrap_or_default());
        bytes.push(b'\n');
        lines.rest(LIMIT + 1, &mut bytes).map_err(unreadable)?;
        text(STDIN, bytes).map(StandardInput::One)
    }
}

/// Whether a line that is no object is a broken one of JSON Lines, by the line after it: an object in one line. A comment
/// before a key on one line is none.
fn begins_lines(broken: &[u8], lines: &mut Lines) -> io::Result<bool> {
    // A list of objects, in JSON.
    if broken.trim_ascii() == b"[" {
        return Ok(false);
    }
    let next = lines.look_ahead()?;
    let connects = |text: &[u8]| text.windows(11).any(|word| word == b"\"client_id\"");
    let is_meant = broken.trim_ascii_start().starts_with(b"{") || connects(&next);
    Ok(is_meant && is_object(&next))
}

fn is_object(text: &[u8]) -> bool {
    text.trim_ascii_start().starts_with(b"{")
        && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok()
}
