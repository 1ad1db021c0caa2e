//! What is known of plain text: near spellings, spans of time.

pub(crate) mod duration;
pub(crate) mod nearest;
