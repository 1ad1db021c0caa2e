//! What stands between the tokens: white space, and what only looks like it or was put there by hand.

use super::Scanner;
use crate::model::key::damage::DamageKind;
use crate::model::text::chars::is_invisible;

impl Scanner<'_> {
    /// Skips white space, invisible characters, comments and escaped newlines.
    pub(super) fn space(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(b) = bytes.get(self.at) {
            let next = bytes.get(self.at + 1);
            let passed = match (b, next) {
                (b' ' | b'\n' | b'\r' | b'\t', _) => {
                    self.at += 1;
                    continue;
                }
                (b'/', Some(b'/' | b'*')) | (b'#', _) => {
                    let start = self.at;
                    self.at = start + comment(&self.text[start..]);
                    self.note(DamageKind::Comments, start..self.at);
                    true
                }
                (b'\\', Some(b'n' | b'r' | b't' | b'\n' | b'\r')) => {
                    self.note(DamageKind::BackslashEscaped, self.at..self.at + 2);
                    self.at += 2;
                    true
                }
                _ => self.invisible(),
            };
            if !passed {
                break;
            }
        }
    }

    fn invisible(&mut self) -> bool {
        let Some(c) = self.peek().filter(|c| is_invisible(*c)) else {
            return false;
        };
        let start = self.at;
        self.at += c.len_utf8();
        self.note(DamageKind::InvisibleChar, start..self.at);
        true
    }
}

/// How long the comment is that starts here.
pub(crate) fn comment(rest: &str) -> usize {
    if rest.starts_with("/*") {
        rest.find("*/").map_or(rest.len(), |end| end + 2)
    } else {
        rest.find('\n').unwrap_or(rest.len())
    }
}
