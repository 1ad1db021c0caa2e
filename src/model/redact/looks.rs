//! What looks like a secret: a key, a token, a random word.
//!
//! Lexical: the keys that we are asked about often do not parse, and people paste a key into the wrong field.

use super::chance::{is_chance, is_public_form};
use crate::model::text::chars::is_quote;
use crate::okta::ids;

/// Shorter runs of letters and digits are shown if they are alone: they reveal nothing about a key.
pub(super) const SHORTEST_SECRET: usize = 12;

/// Whether anything in the text of a client ID, a domain or scopes has the look of a secret.
pub(crate) fn has_secret(text: &str) -> bool {
    if is_key(text) || is_jwt(text) || runs(text).any(is_random) || has_chance(text) {
        return true;
    }
    // A secret that was broken into lines.
    let joined: String = text.split_whitespace().collect();
    joined.len() < text.len()
        && runs(&joined).any(|run| run.len() >= 40 && is_mixed(run) && is_random(run))
}

/// A word in one case that chance made, as hexadecimal and base32 are. A label of a host may be one.
fn has_chance(text: &str) -> bool {
    let of_word = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let words = text.split(|c: char| !of_word(c));
    let mut words = words.filter(|word| !is_public_form(word));
    words.any(|word| {
        word.split('.')
            .any(|part| is_chance(part) && !is_public_form(part))
    })
}

/// Whether a text is a key or a part of one, whatever was done to it on the way.
pub(crate) fn is_key(text: &str) -> bool {
    let is_structure = |c: char| matches!(c, '{' | ':' | '\\' | '%') || (is_quote(c) && c != '\'');
    let names_a_key = |word: &str| matches!(word, "BEGIN" | "PRIVATE" | "kty" | "22kty");
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let private_member = ["d", "p", "q", "dp", "dq", "qi", "keys"]
        .iter()
        .any(|name| {
            text.contains(&format!("\"{name}\"")) || text.contains(&format!("\"{name}\\\""))
        });
    // The first characters of a JWK and of a PEM file in base64.
    let encoded = ["eyJrdHki", "eyJrZXlz", "LS0tLS1CRUdJ"];
    private_member
        || (text.contains(is_structure) && words.any(names_a_key))
        || text.contains("-----BEGIN")
        || encoded.iter().any(|start| text.contains(start))
}

/// A signed token (RFC 7519): two JSON objects and a signature in base64url.
pub(crate) fn is_jwt(text: &str) -> bool {
    let mut parts = text.trim().split('.');
    let [header, claims] = [parts.next(), parts.next()].map(Option::unwrap_or_default);
    header.starts_with("eyJ") && claims.starts_with("eyJ") && parts.next().is_some()
}

/// Whether a whole text is one random word, as long as the client secrets that Okta makes (40 and 64 characters) or a
/// hash in hexadecimal.
pub(crate) fn is_random_word(text: &str) -> bool {
    let is_word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    text.len() >= 32 && text.bytes().all(is_word) && is_random(text)
}

/// Runs of base64url characters that are long enough to reveal part of a secret.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .filter(|run| run.len() >= SHORTEST_SECRET)
}

fn is_mixed(run: &str) -> bool {
    let has = |is: fn(&u8) -> bool| run.bytes().any(|b| is(&b));
    has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit)
}

/// Whether a run looks random: it is not made of words, and is neither an Okta id nor a UUID.
pub(super) fn is_random(run: &str) -> bool {
    if ids::is_nearly_one(run) || uuid::Uuid::try_parse(run).is_ok() {
        return false;
    }
    let has = |is: fn(&u8) -> bool| run.bytes().any(|b| is(&b));
    if !has(u8::is_ascii_lowercase) || !has(u8::is_ascii_uppercase) {
        let unbroken = run.split(['-', '_']).any(|part| part.len() >= 32);
        return run.len() > 60 || (unbroken && has(u8::is_ascii_digit));
    }
    // Words change their case seldom, and have their digits at the end.
    let mut humps = 0;
    for part in run.split(['-', '_']) {
        let mut before = b' ';
        for b in part.bytes() {
            if before.is_ascii_digit() && b.is_ascii_alphabetic() {
                return true;
            }
            let starts = match b {
                b'A'..=b'Z' => !before.is_ascii_uppercase(),
                b'a'..=b'z' => !before.is_ascii_alphabetic(),
                _ => !before.is_ascii_digit(),
            };
            humps += usize::from(starts);
            before = b;
        }
    }
    humps * if run.len() < 20 { 4 } else { 5 } > run.len()
}

/// An API token, or a client secret (40 or 64 characters at random; a key id of Okta's has 43) in the place of a key
/// id.
pub(super) fn is_no_key_id(value: &str) -> bool {
    let is_secret = value.len() == 40 || value.len() > 43;
    ids::is_api_token(value) || (is_secret && is_mixed(value) && is_random(value))
}
