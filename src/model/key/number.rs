//! A number of an RSA key as a JWK writes it: base64url without padding, as few octets as it takes (RFC 7518 section
//! 2).

use std::ops::Range;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::LONGEST_NUMBER;
use super::lenient_base64::LENIENT;
use super::spanned_text::SpannedText;
use crate::model::text::chars::is_blank;

/// What keeps a value from being base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    Empty,
    /// White space, or a character that cannot be seen.
    Blank,
    /// `+` or `/`: the alphabet of plain base64 (RFC 4648 section 4).
    StandardAlphabet,
    /// A character that no base64 has.
    Illegal,
    /// One character left over: no octets have this length.
    Length,
}

/// A value and the remarks about its encoding. Spans are those of the pasted text.
pub struct Number {
    /// The octets, where the text leaves no doubt about them.
    pub octets: Option<Vec<u8>>,
    /// The value without its quotes.
    pub span: Range<usize>,
    /// What is wrong with the alphabet or the length, and the first place.
    pub flaw: Option<(Flaw, Range<usize>)>,
    /// `=` at the end.
    pub padding: Option<Range<usize>>,
    /// The last character, where its unused bits are set (RFC 4648 section 3.5).
    pub unused_bits: Option<Range<usize>>,
    /// Too long to be looked at.
    pub oversized: bool,
}

impl Number {
    pub fn read(text: &SpannedText) -> Self {
        let mut number = Self::of_octets(Vec::new(), text.whole());
        let value = text.text();
        if value.len() > LONGEST_NUMBER && value.chars().count() > LONGEST_NUMBER {
            number.octets = None;
            number.oversized = true;
            return number;
        }
        match BASE64_URL_SAFE_NO_PAD.decode(value) {
            Ok(octets) if !octets.is_empty() => number.octets = Some(octets),
            _ => number.examine(text),
        }
        number
    }

    /// A number that was not written in base64url because it comes from a PEM.
    pub fn of_octets(octets: Vec<u8>, span: Range<usize>) -> Self {
        Self {
            octets: Some(octets),
            span,
            flaw: None,
            padding: None,
            unused_bits: None,
            oversized: false,
        }
    }

    /// Whether octets are there that the number does not need.
    pub fn has_leading_zero(&self) -> bool {
        let octets = self.octets.as_deref().unwrap_or_default();
        octets.len() > 1 && octets[0] == 0
    }

    /// Says why strict base64url refused the value, and reads it if no guess is needed for that.
    fn examine(&mut self, text: &SpannedText) {
        let value = text.text();
        let body = value.trim_end_matches('=');
        if body.len() < value.len() {
            self.padding = Some(text.span(body.len()..value.len()));
        }
        let mut symbols = Vec::with_capacity(body.len());
        let mut worst: Option<(Flaw, Range<usize>)> = None;
        let mut last = 0..0;
        for (at, c) in body.char_indices() {
            let range = at..at + c.len_utf8();
            let flaw = match c {
                c if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') => {
                    symbols.push(c);
                    last = range;
                    continue;
                }
                '+' | '/' => {
                    symbols.push(if c == '+' { '-' } else { '_' });
                    last = range.clone();
                    Flaw::StandardAlphabet
                }
                c if is_blank(c) => Flaw::Blank,
                _ => Flaw::Illegal,
            };
            if worst
                .as_ref()
                .is_none_or(|(known, _)| weight(flaw) > weight(*known))
            {
                worst = Some((flaw, text.span(range)));
            }
        }
        let illegal = matches!(worst, Some((Flaw::Illegal, _)));
        if symbols.is_empty() && !illegal {
            worst = Some((Flaw::Empty, text.whole()));
        } else if symbols.len() % 4 == 1 && !illegal {
            worst = Some((Flaw::Length, text.whole()));
        }
        self.flaw = worst;
        self.octets = None;
        if !matches!(
            self.flaw,
            Some((Flaw::Illegal | Flaw::Empty | Flaw::Length, _))
        ) {
            let symbols: String = symbols.into_iter().collect();
            self.octets = LENIENT.decode(&symbols).ok();
            if BASE64_URL_SAFE_NO_PAD.decode(&symbols).is_err() {
                self.unused_bits = Some(text.span(last));
            }
        }
    }
}

/// Of several flaws the one that leaves the least of the value is reported: it has the highest weight.
fn weight(flaw: Flaw) -> u8 {
    match flaw {
        Flaw::StandardAlphabet => 0,
        Flaw::Blank => 1,
        Flaw::Empty | Flaw::Length => 2,
        Flaw::Illegal => 3,
    }
}

/// How a number is written.
pub fn encode(octets: &[u8]) -> String {
    let zeros = octets.iter().take_while(|octet| **octet == 0).count();
    BASE64_URL_SAFE_NO_PAD.encode(&octets[zeros.min(octets.len().saturating_sub(1))..])
}
