//! The scopes, read leniently: names between whatever separates them.

use std::ops::Range;

/// What there is to see in a list of scopes.
pub struct Scopes {
    /// Each name's place; byte offsets into the input's text.
    pub names: Vec<Range<usize>>,
}

impl Scopes {
    pub fn read(text: &str) -> Self {
        let mut names = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let separates = c.is_whitespace() || matches!(c, ',' | ';' | '+' | '|');
            match start {
                Some(from) if separates => {
                    names.push(from..at);
                    start = None;
                }
                None if !separates => start = Some(at),
                _ => {}
            }
        }
        Self { names }
    }
}
