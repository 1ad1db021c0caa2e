//! Strings: with any quotes, wrapped over lines, or with a quote lost.

use super::{LONGEST_NAME, Scanner};
use crate::model::key::character::{Quote, is_word};
use crate::model::key::damage::DamageKind;
use crate::model::key::spanned_text::{Decoder, SpannedText};
use crate::model::text::chars::{is_invisible, is_space};

/// How far a quote is looked for that would close a string: further than any value of a key is long.
const LOOK_AHEAD: usize = 4096;

impl Scanner<'_> {
    /// The string that starts here; `None`: the text ends inside it.
    pub(super) fn string(&mut self) -> Option<SpannedText> {
        let start = self.at;
        let open = self.peek().expect("the caller saw a quote here");
        let quote = Quote::of(open).expect("the caller saw a quote here");
        self.at += open.len_utf8();
        let inside = self.at;
        match quote {
            Quote::Plain => {
                let plain = |b: &u8| !matches!(b, b'"' | b'\\' | 0..0x20 | 0x80..);
                let rest = &self.text.as_bytes()[inside..];
                let length = rest.iter().take_while(|b| plain(b)).count();
                if rest.get(length) == Some(&b'"') {
                    self.at += length + 1;
                    return Some(self.spanned.part(inside..inside + length));
                }
            }
            Quote::Single => self.note(DamageKind::SingleQuotes, start..inside),
            _ => self.note(DamageKind::SmartQuotes, start..inside),
        }
        self.decode(quote)
    }

    fn decode(&mut self, open: Quote) -> Option<SpannedText> {
        let mut text = Decoder::new(self.spanned);
        while let Some(c) = self.peek() {
            let at = self.at;
            let next = at + c.len_utf8();
            match c {
                '\\' => self.escape(&mut text),
                '\n' | '\r' => {
                    if self.lost_quote() {
                        return Some(self.close(text));
                    }
                    self.unwrap_line(&mut text);
                }
                c if c < ' ' => {
                    self.note(DamageKind::InvisibleChar, at..next);
                    self.at = next;
                }
                c => {
                    self.at = next;
                    match Quote::of(c) {
                        Some(quote) if open.closes_at(quote) => return Some(text.finish(at)),
                        // Opened with a plain quote and closed with a smart one.
                        Some(quote)
                            if open == Quote::Plain && quote.is_smart() && self.ends_here() =>
                        {
                            self.note(DamageKind::SmartQuotes, at..next);
                            return Some(text.finish(at));
                        }
                        _ => text.copy(at..next),
                    }
                }
            }
        }
        self.cut_off();
        None
    }

    fn escape(&mut self, text: &mut Decoder) {
        let at = self.at;
        let rest = &self.text[at + 1..];
        let Some(c) = rest.chars().next() else {
            self.at += 1;
            return;
        };
        self.at += 1 + c.len_utf8();
        match c {
            '"' | '\\' | '/' | '\'' => text.char(c, at),
            'b' => text.char('\u{8}', at),
            'f' => text.char('\u{c}', at),
            'n' => text.char('\n', at),
            'r' => text.char('\r', at),
            't' => text.char('\t', at),
            'u' if let Some((c, length)) = unicode(rest) => {
                self.at = at + 1 + length;
                text.char(c, at);
            }
            '\n' | '\r' => {
                self.at = at + 1;
                self.unwrap_line(text);
            }
            // Markdown escapes `_` and `-` like this.
            c => {
                self.note(DamageKind::BackslashEscaped, at..self.at);
                text.char(c, at + 1);
            }
        }
    }

    /// A line break that does not belong here, with the blanks around it.
    fn unwrap_line(&mut self, text: &mut Decoder) {
        let start = self.at;
        let rest = &self.text[start..];
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
        text.trim_end();
        self.note(DamageKind::WrappedString, start..self.at);
    }

    /// Whether the closing quote was lost before this line break: the next line starts with a name and a colon.
    fn lost_quote(&self) -> bool {
        let line = self.text[self.at..].trim_start_matches(is_space);
        let Some(rest) = line.strip_prefix('"') else {
            return false;
        };
        let word = rest.bytes().take(LONGEST_NAME + 1);
        let name = word.take_while(|b| is_word(*b)).count();
        let colon = rest[name..].strip_prefix('"');
        let colon = colon.is_some_and(|rest| rest.trim_start_matches(is_space).starts_with(':'));
        (1..=LONGEST_NAME).contains(&name) && colon
    }

    /// The string without its closing quote, and without the comma that stood behind that quote.
    fn close(&mut self, mut text: Decoder) -> SpannedText {
        self.note(DamageKind::Syntax, self.at..self.at + 1);
        text.trim_end();
        let text = text.finish(self.at);
        match text.text().strip_suffix(',') {
            Some(kept) => {
                self.swallowed = Some(self.at);
                text.part(0..kept.len())
            }
            None => text,
        }
    }

    /// Whether a smart quote before this place closes a string that a plain one opened: behind the next plain quote
    /// nothing may stand that could follow a string.
    fn ends_here(&self) -> bool {
        let rest = &self.text[self.at..];
        let follows = |rest: &str| {
            let rest = rest.trim_start_matches(|c| is_space(c) || is_invisible(c));
            rest.is_empty() || rest.starts_with([',', ':', '}', ']'])
        };
        let ahead = rest.bytes().take(LOOK_AHEAD).position(|b| b == b'"');
        let plain = ahead.map(|at| &rest[at + 1..]);
        follows(rest) && !plain.is_some_and(follows)
    }
}

/// The character of `uXXXX` or of a pair of them, and how many bytes it takes (RFC 8259 section 7).
fn unicode(rest: &str) -> Option<(char, usize)> {
    let unit = |from: usize| u32::from_str_radix(rest.get(from..from + 4)?, 16).ok();
    let high = unit(1)?;
    let low = rest.get(5..7).filter(|next| *next == "\\u");
    let low = low
        .and_then(|_| unit(7))
        .filter(|low| (0xdc00..0xe000).contains(low));
    match (high, low) {
        (0xd800..0xdc00, Some(low)) => {
            let c = char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))?;
            Some((c, 11))
        }
        _ => Some((char::from_u32(high).unwrap_or('\u{fffd}'), 5)),
    }
}
