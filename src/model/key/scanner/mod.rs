//! A reader of JSON that continues where others stop, and notes what was wrong and where.
//!
//! Our own, because what is wrong with the text is the diagnosis: parsers stop at the first fault and quote the text
//! around it, which is a secret. On sound JSON it finds nothing wrong and costs as much as any.

mod array;
mod space;
mod string;
mod word;

pub(super) use space::comment;

use std::ops::Range;

use super::character::{Quote, is_word};
use super::damage::{Damage, DamageKind};
use super::spanned_text::SpannedText;
use super::value::{Data, SpannedMember, SpannedObject, SpannedValue};

/// Deeper than any key is nested. Below it nothing is kept, so that no text can exhaust the stack.
const DEEPEST: usize = 32;
/// Where it is doubtful whether a word is a member's name, a longer one is not.
const LONGEST_NAME: usize = 40;

pub(super) struct Scanner<'a> {
    spanned: &'a SpannedText,
    text: &'a str,
    at: usize,
    depth: usize,
    /// A comma that was taken into a string whose closing quote is lost.
    swallowed: Option<usize>,
    pub damage: Vec<Damage>,
}

impl<'a> Scanner<'a> {
    /// Reads from byte `at` of the text on.
    pub(super) fn new(spanned: &'a SpannedText, at: usize) -> Self {
        Self {
            spanned,
            text: spanned.text(),
            at,
            depth: 0,
            swallowed: None,
            damage: Vec::new(),
        }
    }

    /// The byte of the text that is read next.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The value that starts here; `None`: none does.
    pub(super) fn value(&mut self) -> Option<SpannedValue> {
        let start = self.at;
        let data = match self.peek()? {
            '{' if self.depth >= DEEPEST => self.deep(),
            '[' if self.depth >= DEEPEST => self.deep(),
            '{' => {
                self.at += 1;
                self.nested(Self::object)
            }
            '[' => {
                self.at += 1;
                self.nested(Self::array)
            }
            c => match Quote::of(c) {
                Some(_) => Data::String(self.string()?),
                None => self.word()?,
            },
        };
        let span = self.spanned.span(start..self.at);
        Some(SpannedValue { span, data })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Data) -> Data {
        self.depth += 1;
        let data = read(self);
        self.depth -= 1;
        data
    }

    /// The members of an object, from behind its opening brace.
    pub(super) fn object(&mut self) -> Data {
        let mut members = Vec::new();
        let mut whole = false;
        // The comma before the member to come.
        let mut comma: Option<usize> = None;
        loop {
            self.space();
            let Some(c) = self.peek() else {
                self.cut_off();
                break;
            };
            match c {
                '}' => {
                    if let Some(comma) = comma {
                        self.note(DamageKind::TrailingComma, comma..comma + 1);
                    }
                    self.at += 1;
                    whole = true;
                    break;
                }
                ',' if comma.is_none() && !members.is_empty() => {
                    comma = Some(self.at);
                    self.at += 1;
                }
                // Another value where a name should be: this object's closing brace is lost.
                '{' | '[' => {
                    self.cut_off();
                    break;
                }
                _ => {
                    let start = self.at;
                    let damage = self.damage.len();
                    let separated = comma.is_some() || members.is_empty();
                    match self.name() {
                        Some(name) => {
                            if !separated {
                                let missing = Damage {
                                    kind: DamageKind::MissingComma,
                                    span: self.spanned.span(start..start + c.len_utf8()),
                                };
                                self.damage.insert(damage, missing);
                            }
                            comma = None;
                            if let Some(member) = self.member(name, &mut comma) {
                                members.push(member);
                            }
                        }
                        None if self.at == self.text.len() => {}
                        None => self.skip(start),
                    }
                }
            }
        }
        Data::Object(SpannedObject { members, whole })
    }

    /// A name and the colon after it; `None` if there is only damage.
    fn name(&mut self) -> Option<SpannedText> {
        let start = self.at;
        let damage = self.damage.len();
        let quoted = Quote::of(self.peek()?).is_some();
        let name = if quoted {
            self.string()?
        } else {
            let end = self.word_end();
            (end > start).then(|| {
                self.at = end;
                self.spanned.part(start..end)
            })?
        };
        let end = self.at;
        self.space();
        let colon = self.at;
        match self.peek() {
            Some(':') => self.at += 1,
            Some('\u{ff1a}') => {
                self.at += '\u{ff1a}'.len_utf8();
                self.note(DamageKind::Syntax, colon..self.at);
            }
            Some('=') => {
                self.at += 1 + usize::from(self.text[colon..].starts_with("=>"));
                self.note(DamageKind::Syntax, colon..self.at);
            }
            // `"kty" "RSA"`
            Some(c) if quoted && Quote::of(c).is_some() => {
                self.note(DamageKind::Syntax, end..colon + c.len_utf8());
            }
            None => {
                self.cut_off();
                return None;
            }
            Some(_) => {
                self.damage.truncate(damage);
                self.note(DamageKind::Syntax, start..end.max(start + 1));
                return None;
            }
        }
        if !quoted {
            self.note(DamageKind::UnquotedKeys, start..end);
        }
        Some(name)
    }

    /// The value of a member, if there is one. Half a string does not count: it is of no use.
    fn member(&mut self, name: SpannedText, comma: &mut Option<usize>) -> Option<SpannedMember> {
        self.space();
        let start = self.at;
        match self.peek() {
            None => {
                self.cut_off();
                None
            }
            Some(',' | '}' | ']') => {
                self.note(DamageKind::Syntax, start..start + 1);
                None
            }
            Some(c) => {
                let Some(mut value) = self.value() else {
                    if self.at < self.text.len() {
                        self.note(DamageKind::Syntax, start..start + c.len_utf8());
                        self.at = self.at.max(start + c.len_utf8());
                    }
                    return None;
                };
                *comma = self.swallowed.take().or_else(|| self.unclosed(&mut value));
                Some(SpannedMember { name, value })
            }
        }
    }

    /// `"n":"abc,"e":"AQAB"`: the quote behind `abc` is lost, and what closed the string opens the next name.
    fn unclosed(&mut self, value: &mut SpannedValue) -> Option<usize> {
        let quote = self.at.checked_sub(1)?;
        let rest = &self.text.as_bytes()[self.at..];
        let word = rest.iter().take(LONGEST_NAME + 1);
        let name = word.take_while(|b| is_word(**b)).count();
        let opens_a_name = (1..=LONGEST_NAME).contains(&name) && rest[name..].starts_with(b"\":");
        let Data::String(text) = &value.data else {
            return None;
        };
        if !opens_a_name || !text.text().ends_with(',') || self.text.as_bytes()[quote] != b'"' {
            return None;
        }
        self.note(DamageKind::Syntax, quote..quote + 1);
        self.at = quote;
        value.data = Data::String(text.part(0..text.text().len() - 1));
        Some(quote - 1)
    }

    fn word_end(&self) -> usize {
        let rest = &self.text.as_bytes()[self.at..];
        self.at + rest.iter().take_while(|b| is_word(**b)).count()
    }

    fn peek(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at)? {
            b if b.is_ascii() => Some(char::from(*b)),
            _ => self.text[self.at..].chars().next(),
        }
    }

    /// Skips at least the character at `start`, which belongs to nothing.
    fn skip(&mut self, start: usize) {
        if self.at == start {
            let length = self.peek().map_or(0, char::len_utf8);
            self.at += length;
            self.note(DamageKind::Syntax, start..self.at);
        }
    }

    /// The text ends here and should not.
    fn cut_off(&mut self) {
        let told = |damage: &Damage| damage.kind == DamageKind::Truncated;
        if !self.damage.iter().any(told) {
            let before = self.text[..self.at].trim_end();
            let last = before.chars().next_back().map_or(0, char::len_utf8);
            self.note(DamageKind::Truncated, before.len() - last..before.len());
        }
    }

    fn note(&mut self, kind: DamageKind, range: Range<usize>) {
        let span = self.spanned.span(range);
        self.damage.push(Damage { kind, span });
    }
}
