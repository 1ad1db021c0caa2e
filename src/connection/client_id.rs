//! The client ID, read leniently.

use std::ops::Range;

/// What there is to see in a client ID.
pub struct ClientId {
    /// The text without white space at its ends; byte offsets into the input's text.
    pub trimmed: Range<usize>,
}

impl ClientId {
    pub fn read(text: &str) -> Self {
        let start = text.len() - text.trim_start().len();
        Self {
            trimmed: start..start + text.trim().len(),
        }
    }
}
