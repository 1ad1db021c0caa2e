//! The secrets of a run, and how they are taken out of everything that is kept of it.
//!
//! A server or a proxy may put what we sent anywhere into its answer: a header, a redirect, half of it, in groups. So
//! what is kept is compared with what is known to be secret, not searched for what looks so.

use std::collections::HashSet;

use serde_json::Value;

/// Letters and digits in a row that are too many for chance. Twelve characters of base64url hold so many of them.
const RUN: usize = 8;

/// It holds secrets, so it has no `Debug`.
#[derive(Default)]
pub struct Secrets {
    /// Every run of [`RUN`] letters and digits of any secret, and of any secret read backwards, packed.
    runs: HashSet<[u8; RUN]>,
}

impl Secrets {
    /// Other characters of a secret than letters and digits are skipped, here as there.
    pub fn learn(&mut self, secret: &str) {
        let mut letters: Vec<u8> = secret.bytes().filter(u8::is_ascii_alphanumeric).collect();
        for _ in ["forwards", "backwards"] {
            for window in letters.windows(RUN) {
                self.runs
                    .insert(window.try_into().expect("a window has its length"));
            }
            letters.reverse();
        }
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
    /// replaced, so that JSON stays JSON. Whether there was anything to replace.
    pub(crate) fn scrub_text(&self, text: &mut String) -> bool {
        let letters: Vec<(usize, u8)> = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| byte.is_ascii_alphanumeric())
            .collect();
        let mut secret = Vec::new();
        for window in letters.windows(RUN) {
            let mut run = [0; RUN];
            for (slot, (_, byte)) in run.iter_mut().zip(window) {
                *slot = *byte;
            }
            if self.runs.contains(&run) {
                secret.extend(window.iter().map(|(at, _)| *at));
            }
        }
        if secret.is_empty() {
            return false;
        }
        let mut bytes = std::mem::take(text).into_bytes();
        for at in secret {
            bytes[at] = b'*';
        }
        *text = String::from_utf8(bytes).expect("one ASCII character was put for another");
        true
    }
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
