//! The host name in a domain, in lower case, with the place of each byte in the input's text.
//!
//! The names of hosts are compared in lower case and without invisible characters, while a finding points at what was
//! typed.

use std::ops::Range;

use crate::model::text::chars::is_white;
use crate::okta::hosts;

/// A name in lower case, and where each of its bytes was in the input's text.
pub(super) struct Name {
    pub(super) text: String,
    at: Vec<usize>,
}

impl Name {
    /// White space is removed where it can only be an accident: at the ends, beside a dot, and where it is invisible.
    pub(super) fn read(written: &str, start: usize) -> Self {
        let mut name = Self {
            text: String::with_capacity(written.len()),
            at: Vec::with_capacity(written.len()),
        };
        for (at, c) in written.char_indices() {
            if is_white(c) {
                let before = written[..at].trim_end_matches(is_white);
                let after = written[at..].trim_start_matches(is_white);
                let at_an_end = before.is_empty() || after.is_empty();
                if at_an_end
                    || before.ends_with('.')
                    || after.starts_with('.')
                    || !c.is_whitespace()
                {
                    continue;
                }
            }
            let c = c.to_ascii_lowercase();
            name.text.push(c);
            name.at.extend(start + at..start + at + c.len_utf8());
        }
        name
    }

    /// The place in the input's text.
    pub(super) fn range(&self, of: Range<usize>) -> Range<usize> {
        self.at[of.start]..self.at[of.end - 1] + 1
    }

    /// Removes everything from `end` on; returns its place, if there was anything.
    pub(super) fn cut(&mut self, end: usize) -> Option<Range<usize>> {
        let gone = (end < self.text.len()).then(|| self.range(end..self.text.len()));
        self.text.truncate(end);
        self.at.truncate(end);
        gone
    }

    /// Appends an end that the text lacks; its place is where the text ends.
    pub(super) fn complete(&mut self, end: &str) {
        let last = self.at.last().copied().unwrap_or_default();
        self.at.extend(std::iter::repeat_n(last, end.len()));
        self.text.push_str(end);
    }

    pub(super) fn remove(&mut self, range: Range<usize>) {
        self.text.replace_range(range.clone(), "");
        self.at.drain(range);
    }

    pub(super) fn illegal(&self) -> Option<Range<usize>> {
        let is_legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        let (start, _) = self.text.char_indices().find(|(_, c)| !is_legal(*c))?;
        let rest = &self.text[start..];
        let end = rest.find(is_legal).unwrap_or(rest.len());
        Some(self.range(start..start + end))
    }
}

/// The name without an end that is there twice.
pub(super) fn without_doubles(name: &str) -> &str {
    let mut name = name;
    while let Some(rest) = name
        .strip_suffix(".com")
        .filter(|rest| rest.ends_with(".com"))
    {
        name = rest;
    }
    // What a consumer makes of a whole host where it wants the subdomain: `acme.okta.com.okta.com`.
    let default = format!(".{}", hosts::DEFAULT_CELL);
    while let Some(rest) = name
        .strip_suffix(&default)
        .filter(|rest| hosts::cell(rest).is_some())
    {
        name = rest;
    }
    name
}

/// Parts of letters, digits and inner hyphens (RFC 1123 section 2.1, RFC 1035 section 2.3.4).
pub(super) fn is_host(name: &str) -> bool {
    let is_part = |part: &str| {
        (1..=63).contains(&part.len()) && !part.starts_with('-') && !part.ends_with('-')
    };
    name.len() <= 253 && name.split('.').all(is_part)
}

/// Whether a URL parser keeps this host as it is. It does not where the name counts as an IP address (`0x7f.1`), ends
/// in a number (`acme.256`), or has Punycode that cannot be decoded (WHATWG URL Standard, section 3.5).
pub(super) fn stays_itself(name: &str) -> bool {
    matches!(url::Host::parse(name), Ok(url::Host::Domain(read)) if read == name)
}
