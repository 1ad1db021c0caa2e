//! A text and the place of each of its bytes in what was pasted, however many times it was decoded since.
//!
//! A key may be JSON in a string in base64 in YAML. These places let a finding about the innermost text point into the
//! file.

use std::ops::Range;

/// A stretch of the pasted text, perhaps decoded. It may hold secrets, so it has no `Debug`.
#[derive(Clone)]
pub struct SpannedText {
    text: String,
    places: Offsets,
}

#[derive(Clone)]
enum Offsets {
    /// The text is in the pasted text letter by letter, from this byte on.
    From(usize),
    /// The place of each byte, and at last the place behind the text.
    Each(Vec<u32>),
}

impl SpannedText {
    /// The whole of what was pasted.
    pub fn pasted(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            places: Offsets::From(0),
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a range of this text in the pasted text.
    pub fn span(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        start..self.place(range.end).max(start)
    }

    /// Where all of it stands.
    pub fn whole(&self) -> Range<usize> {
        self.span(0..self.text.len())
    }

    fn place(&self, at: usize) -> usize {
        match &self.places {
            Offsets::From(start) => start + at.min(self.text.len()),
            Offsets::Each(places) => places
                .get(at)
                .or(places.last())
                .map_or(0, |place| *place as usize),
        }
    }

    /// A part of this text.
    pub fn part(&self, range: Range<usize>) -> Self {
        let places = match &self.places {
            Offsets::From(start) => Offsets::From(start + range.start),
            Offsets::Each(places) => Offsets::Each(places[range.start..=range.end].to_vec()),
        };
        Self {
            text: self.text[range].to_owned(),
            places,
        }
    }
}

/// Writes a decoded text piece by piece, noting for each where it came from.
pub struct Decoder<'a> {
    from: &'a SpannedText,
    bytes: Vec<u8>,
    places: Vec<u32>,
}

impl<'a> Decoder<'a> {
    pub fn new(from: &'a SpannedText) -> Self {
        let length = from.text.len();
        Self {
            from,
            bytes: Vec::with_capacity(length),
            places: Vec::with_capacity(length + 1),
        }
    }

    /// A byte at `at` in the text that is decoded.
    pub fn byte(&mut self, byte: u8, at: usize) {
        self.bytes.push(byte);
        self.places.push(place(self.from.place(at)));
    }

    /// A character at `at` in the text that is decoded.
    pub fn char(&mut self, c: char, at: usize) {
        let mut buffer = [0; 4];
        for byte in c.encode_utf8(&mut buffer).bytes() {
            self.byte(byte, at);
        }
    }

    /// A stretch that stays as it is.
    pub fn copy(&mut self, range: Range<usize>) {
        for at in range {
            self.byte(self.from.text.as_bytes()[at], at);
        }
    }

    /// Takes back blanks at the end.
    pub fn trim_end(&mut self) {
        while matches!(self.bytes.last(), Some(b' ' | b'\t')) {
            self.bytes.pop();
            self.places.pop();
        }
    }

    /// The decoded text, which ends where `end` is in the one it came from; as far as it is text.
    pub fn finish(mut self, end: usize) -> SpannedText {
        self.places.push(place(self.from.place(end)));
        let text = String::from_utf8(self.bytes).unwrap_or_else(|error| {
            let length = error.utf8_error().valid_up_to();
            self.places.truncate(length + 1);
            let mut bytes = error.into_bytes();
            bytes.truncate(length);
            String::from_utf8(bytes).expect("valid up to here")
        });
        SpannedText {
            text,
            places: Offsets::Each(self.places),
        }
    }
}

/// Nothing is read that is longer than `key::LONGEST_TEXT` characters.
fn place(at: usize) -> u32 {
    u32::try_from(at).expect("a text of 64 Ki characters has fewer bytes than 4 Gi")
}
