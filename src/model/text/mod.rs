//! What is known of plain text: characters, near spellings, spans of time.

pub(crate) mod chars;
pub(crate) mod duration;
pub(crate) mod named;
pub(crate) mod nearest;
