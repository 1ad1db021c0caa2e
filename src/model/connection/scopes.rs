//! The scopes, read leniently: names between whatever separates them.
//!
//! Tools differ in the separator that they take. All separators are read here, because a list with the wrong one is
//! still a list; whether the tool takes it is for a rule to say.

use std::ops::Range;

use crate::model::redact::looks;
use crate::model::text::chars::is_quote;

/// Okta has about 200 scopes. Names after this many are not checked.
const MOST: usize = 1000;

/// What was read in the text of the scopes.
pub struct Scopes {
    /// Each name's place; byte offsets into the input's text. None where the text holds a secret.
    pub names: Vec<Range<usize>>,
    /// What stands between, before and after the names: spaces, or something that should be spaces.
    pub gaps: Vec<Range<usize>>,
    /// The text has the look of a key or a token.
    pub is_secret: bool,
}

impl Scopes {
    pub fn read(text: &str) -> Self {
        let mut scopes = Self {
            names: Vec::new(),
            gaps: Vec::new(),
            is_secret: looks::has_secret(text),
        };
        if scopes.is_secret {
            return scopes;
        }
        let mut at = 0;
        while at < text.len() && scopes.names.len() < MOST {
            let gap = gap(&text[at..]);
            if gap > 0 {
                scopes.gaps.push(at..at + gap);
                at += gap;
                continue;
            }
            let starts = text[at..].char_indices().map(|(start, _)| at + start);
            let end = starts.skip(1).find(|end| gap_starts(&text[*end..]));
            let end = end.unwrap_or(text.len());
            scopes.names.push(at..end);
            at = end;
        }
        scopes
    }

    /// The names with one `separator` between them; `None` where there are too many to look at.
    pub fn joined(&self, text: &str, separator: char) -> Option<String> {
        let names: Vec<&str> = self.names.iter().map(|name| &text[name.clone()]).collect();
        let separator = separator.to_string();
        (names.len() < MOST).then(|| names.join(&separator))
    }

    /// The smallest stretch that holds the names at `places`, and what should replace it so that those names
    /// are gone and all others stay. `None` when nothing would be left.
    pub fn without(&self, text: &str, places: &[usize]) -> Option<(Range<usize>, String)> {
        let (first, last) = (*places.first()?, *places.last()?);
        let kept = (first..=last).filter(|place| !places.contains(place));
        let kept: Vec<&str> = kept.map(|place| &text[self.names[place].clone()]).collect();
        let before = first.checked_sub(1).map(|place| self.names[place].end);
        let after = self.names.get(last + 1).map(|name| name.start);
        let kept = kept.join(" ");
        match (before, after) {
            (None, None) if kept.is_empty() => None,
            _ if !kept.is_empty() => Some((self.names[first].start..self.names[last].end, kept)),
            (Some(before), _) => Some((before..self.names[last].end, kept)),
            (None, after) => Some((self.names[first].start..after.unwrap_or(text.len()), kept)),
        }
    }
}

/// How many bytes at the start of `text` separate names.
fn gap(text: &str) -> usize {
    let mut rest = text;
    while gap_starts(rest) {
        let encoded = ["%20", "%2C", "%2c"]
            .iter()
            .any(|space| rest.starts_with(space));
        let length = rest.chars().next().map_or(0, char::len_utf8);
        rest = &rest[if encoded { 3 } else { length }..];
    }
    text.len() - rest.len()
}

fn gap_starts(text: &str) -> bool {
    // Quotes and brackets come along when a list is copied out of a program.
    let separates = |c: char| {
        c.is_whitespace() || is_quote(c) || matches!(c, ',' | ';' | '+' | '|' | '[' | ']')
    };
    text.starts_with(separates)
        || ["%20", "%2C", "%2c"]
            .iter()
            .any(|space| text.starts_with(space))
}
