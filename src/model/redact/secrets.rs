//! The secrets of a run, and how they are taken out of everything that is kept of it.
//!
//! A server or a proxy may put what we sent anywhere into its answer: a header, a redirect, half of it, in groups, in
//! base64. So what is kept is compared with what is known to be secret, not searched for what looks so. `search` has the
//! encodings that are looked through.

use std::ops::Range;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use dashu_int::UBig;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::search::Search;
use super::user_info::passwords;
use super::windows::{
    DIGITS, LETTERS, LISTED, OCTETS, Windows, of_digits, of_letters, of_listed, of_octets,
};

/// It holds secrets, so it has no `Debug`.
#[derive(Default)]
pub struct Secrets {
    windows: Windows,
    /// Passwords that are too short for windows: found whole, and as a word.
    words: Vec<String>,
}

impl Secrets {
    /// A secret text: a token, a signature, a password. Other characters of it than letters and digits are skipped, here as
    /// in what is searched. What is an ordinary word, or of less than six characters, is not learned: taken out of a text
    /// it would be told by its gap.
    pub fn learn(&mut self, secret: &str) {
        const SHORTEST: usize = 6;
        let secret = secret.trim();
        let octets = secret.as_bytes();
        let letters = octets.iter().filter(|byte| byte.is_ascii_alphanumeric());
        let letters = letters.count();
        let has = |is: fn(&u8) -> bool| octets.iter().any(is);
        let in_two_cases = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
        let is_mixed = in_two_cases || has(u8::is_ascii_digit);
        if octets.len() < SHORTEST || !is_mixed && letters < 2 * LETTERS {
            return;
        }
        if letters < LETTERS && !self.words.iter().any(|word| word == secret) {
            self.words.push(secret.to_owned());
        }
        let keys = letter_keys(octets).chain(octet_keys(octets));
        keys.for_each(|key| self.windows.add(key));
        for run in secret.split(|c: char| !c.is_ascii_digit()) {
            digit_keys(run).for_each(|key| self.windows.add(key));
        }
    }

    /// The passwords in a text that is a URL, as they are written there and as they are meant.
    pub fn learn_url(&mut self, url: &str) {
        for place in passwords(url) {
            let written = &url[place];
            self.learn(written);
            self.learn(&percent_decode_str(written).decode_utf8_lossy());
        }
    }

    /// A private number of a key, in big-endian octets. Its base64 is found also where it stands in the middle of a PEM.
    pub fn learn_number(&mut self, octets: &[u8]) {
        let zeros = octets.iter().take_while(|octet| **octet == 0).count();
        let octets = &octets[zeros..];
        for key in number_keys(octets) {
            self.windows.add(key);
        }
        let digits = UBig::from_be_bytes(octets).to_string();
        for key in digit_keys(&digits) {
            self.windows.add(key);
        }
    }

    /// What may be shown although it is a part of something that was learned before, or equal to it: the public half of a
    /// key, in octets.
    pub fn except(&mut self, public: &[u8]) {
        for key in number_keys(public) {
            self.windows.remove(key);
        }
    }

    /// Whether a text holds anything of a secret.
    pub fn are_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    fn places(&self, text: &str) -> Vec<Range<u32>> {
        let mut found = match self.windows.is_empty() {
            true => Vec::new(),
            false => Search::of(text, &self.windows).found,
        };
        for word in &self.words {
            for (at, _) in text.match_indices(word) {
                let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let end = at + word.len();
                let (before, after) = (&text[..at], &text[end..]);
                if !joins(before.chars().next_back()) && !joins(after.chars().next()) {
                    found.push(at as u32..end as u32);
                }
            }
        }
        found
    }

    /// Whether there was anything to scrub.
    pub(crate) fn scrub_json(&self, json: &mut Value) -> bool {
        match json {
            Value::String(text) => self.scrub_text(text),
            Value::Array(items) => {
                // All of them: none is skipped because an earlier one had something.
                let scrubbed = items
                    .iter_mut()
                    .filter_map(|item| self.scrub_json(item).then_some(()));
                scrubbed.count() > 0
            }
            Value::Object(members) => {
                let mut any = false;
                let taken = std::mem::take(members);
                for (mut name, mut value) in taken {
                    any |= self.scrub_text(&mut name);
                    any |= self.scrub_json(&mut value);
                    members.insert(name, value);
                }
                any
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// White space, dashes, quotes, whatever stands between letters and digits does not hide a secret. Only they are
    /// replaced, and the backslash of an escape, so that JSON stays JSON. Whether there was anything to replace.
    pub fn scrub_text(&self, text: &mut String) -> bool {
        let found = self.places(text);
        if found.is_empty() {
            return false;
        }
        let mut bytes = std::mem::take(text).into_bytes();
        for place in found {
            for at in place.start as usize..place.end as usize {
                if !bytes[at].is_ascii_alphanumeric() {
                    continue;
                }
                let before = bytes[..at].iter().rev();
                let backslashes = before.take_while(|byte| **byte == b'\\').count();
                if backslashes % 2 == 1 {
                    bytes[at - 1] = b'*';
                }
                bytes[at] = b'*';
            }
        }
        *text = String::from_utf8(bytes).expect("one ASCII character was put for another");
        true
    }
}

/// Each [`LETTERS`] letters and digits in a row, but not what is only digits or one letter many times: dates and lines.
fn letter_keys(text: &[u8]) -> impl Iterator<Item = u64> {
    let letters = text.iter().filter(|byte| byte.is_ascii_alphanumeric());
    let (mut packed, mut count, mut last_letter, mut last_change) = (0_u64, 0_usize, 0, 0);
    letters.filter_map(move |letter| {
        let letter = letter.to_ascii_lowercase();
        count += 1;
        if letter.is_ascii_alphabetic() {
            last_letter = count;
        }
        if u64::from(letter) != packed & 0xff {
            last_change = count;
        }
        packed = packed << 8 | u64::from(letter);
        let start = count.checked_sub(LETTERS)?;
        (last_letter > start && last_change > start + 1).then(|| of_letters(packed))
    })
}

fn octet_keys(octets: &[u8]) -> impl Iterator<Item = u64> {
    let telling = |window: &&[u8]| window.iter().any(|octet| *octet != window[0]);
    let windows = octets
        .windows(OCTETS)
        .filter(telling)
        .map(|window| of_octets(packed(window)));
    let listed = octets
        .windows(LISTED)
        .filter(telling)
        .map(|window| of_listed(packed(window)));
    windows.chain(listed)
}

/// The octets, and the letters of their base64 wherever in a longer text they begin.
fn number_keys(octets: &[u8]) -> impl Iterator<Item = u64> {
    let letters = (0..3).flat_map(move |before| {
        let text = BASE64_URL_SAFE_NO_PAD.encode([&vec![0; before], octets].concat());
        // Characters that hold a bit of what stands before.
        let own = text.get((before * 8_usize).div_ceil(6)..);
        letter_keys(own.unwrap_or_default().as_bytes()).collect::<Vec<_>>()
    });
    octet_keys(octets).chain(letters)
}

fn digit_keys(digits: &str) -> impl Iterator<Item = u64> {
    let windows = digits.as_bytes().windows(DIGITS);
    windows.map(|window| {
        let digits = window.iter().map(|digit| u64::from(digit - b'0'));
        of_digits(digits.fold(0, |number, digit| number * 10 + digit))
    })
}

fn packed(octets: &[u8]) -> u64 {
    octets
        .iter()
        .fold(0, |packed, octet| packed << 8 | u64::from(*octet))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNATURE: &str = "Zq3vB0r7mNw8-xKp2LdTfHs5Yc_JgUaE4iRoVnQt6X";

    fn scrubbed(text: &str) -> String {
        let mut secrets = Secrets::default();
        secrets.learn(SIGNATURE);
        let mut text = text.to_owned();
        secrets.scrub_text(&mut text);
        text
    }

    #[test]
    fn every_twelve_characters_are_found_wherever_they_stand() {
        for at in 0..=SIGNATURE.len() - 12 {
            let part = &SIGNATURE[at..at + 12];
            let said = scrubbed(&format!("é {part} é"));
            assert!(said.starts_with("é ") && said.ends_with(" é"), "{said}");
            assert!(!said.contains(part), "{said}");
        }
        let backwards: String = SIGNATURE.chars().rev().collect();
        assert!(!scrubbed(&backwards).contains(&backwards[5..17]));
    }

    #[test]
    fn groups_do_not_hide_a_secret() {
        for (width, glue) in [(1, " "), (4, "-"), (5, "\n"), (10, " | "), (3, "\u{200b}")] {
            let chars: Vec<char> = SIGNATURE.chars().collect();
            let groups: Vec<String> = chars.chunks(width).map(String::from_iter).collect();
            let said = scrubbed(&groups.join(glue));
            assert!(!said.contains(char::is_alphanumeric), "{said}");
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        let text = "The client_assertion signature is invalid. 3f0b6c3f6ed04a5e9a2f7c1d00000002";
        assert_eq!(scrubbed(text), text);
    }
}
