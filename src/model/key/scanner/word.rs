//! What has no quotes: numbers, `true`, `false`, `null`, and words that JSON does not have.

use super::Scanner;
use crate::model::key::character::Quote;
use crate::model::key::damage::DamageKind;
use crate::model::key::value::Data;
use crate::model::text::chars::is_invisible;

impl Scanner<'_> {
    /// Anything without quotes: a number, `true`, `false`, `null`, or a word that JSON does not have.
    pub(super) fn word(&mut self) -> Option<Data> {
        let start = self.at;
        let stops = |c: char| {
            matches!(
                c,
                ',' | '{' | '}' | '[' | ']' | ':' | ' ' | '\t' | '\n' | '\r'
            ) || Quote::of(c).is_some()
                || is_invisible(c)
        };
        let rest = &self.text[start..];
        let length = rest.find(stops).unwrap_or(rest.len());
        let word = &rest[..length];
        self.at += length;
        if word.is_empty() {
            return None;
        }
        let known = match word {
            "true" => Some(Data::Bool(true)),
            "false" => Some(Data::Bool(false)),
            "null" => Some(Data::Null),
            _ if is_number(word) => Some(Data::Number(self.spanned.part(start..self.at))),
            _ => None,
        };
        // The end of the text may have cut the word off: that is one cause, told once.
        if known.is_none() && self.at < self.text.len() {
            self.note(DamageKind::Syntax, start..self.at);
        }
        let word = || match word {
            "True" => Data::Bool(true),
            "False" => Data::Bool(false),
            "None" | "undefined" => Data::Null,
            _ => Data::Word(self.spanned.part(start..self.at)),
        };
        Some(known.unwrap_or_else(word))
    }
}

/// RFC 8259 section 6, for a number of any length.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (word, exponent) = match word.split_once(['e', 'E']) {
        Some((word, exponent)) => (word, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => (word, "0"),
    };
    let (whole, fraction) = word.split_once('.').unwrap_or((word, "0"));
    let leads = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && !leads && digits(fraction) && digits(exponent)
}
