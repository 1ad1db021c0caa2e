//! What may be shown of an input: everything secret is replaced byte for byte by `*`.
//!
//! Masking is lexical. The keys that we are asked about often do not parse, and people paste a key into the wrong field.
//! In a key, only what is known to be public is shown: structure, the names of members, the key id. In the other
//! fields everything is shown unless something in the text has the look of a secret; then the text is masked as a key.

use super::Field;
use crate::model::text::chars::is_quote;
use crate::okta::ids;

/// Shorter stretches of letters and digits are shown where they stand alone: they tell nothing of a key.
const SHORTEST_SECRET: usize = 12;
/// Okta's own key ids have 43 characters, a hexadecimal SHA-256 has 64. A private member has at least 171.
const LONGEST_KID: usize = 64;

/// Words that tell nothing secret: names of members, their public values, the lines around a PEM body.
const PUBLIC: [&str; 65] = [
    "AQAB",
    "BEGIN",
    "CERTIFICATE",
    "EC",
    "ENCRYPTED",
    "END",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
    "KEY",
    "OKP",
    "OPENSSH",
    "P-256",
    "P-384",
    "P-521",
    "PRIVATE",
    "PS256",
    "PS384",
    "PS512",
    "PUBLIC",
    "RS256",
    "RS384",
    "RS512",
    "RSA",
    "SSH2",
    "alg",
    "client_id",
    "created",
    "crv",
    "d",
    "domain",
    "dp",
    "dq",
    "e",
    "enc",
    "exp",
    "ext",
    "false",
    "iat",
    "jwk",
    "jwks",
    "k",
    "key",
    "key_ops",
    "keys",
    "kid",
    "kty",
    "n",
    "nbf",
    "null",
    "oth",
    "p",
    "private_key",
    "q",
    "qi",
    "scopes",
    "sig",
    "sign",
    "ssh-rsa",
    "true",
    "use",
    "verify",
    "x5c",
];

/// The shown form of `text`. It has the same length in bytes, so spans of the one hold in the other.
pub(super) fn mask(field: Field, text: &str) -> String {
    if field == Field::Key || has_secret(text) {
        hide(text)
    } else {
        without_password(text)
    }
}

/// Any other text that may hold a secret (a path, an argument) in a form that may be shown. A part of a path may well
/// look random, so it takes more to have all of it masked.
pub fn shown(text: &str) -> String {
    let random: Vec<&str> = runs(text).filter(|run| is_random(run)).collect();
    if is_key(text) || random.len() > 2 || random.iter().any(|run| run.len() >= 40) {
        return hide(text);
    }
    let mut out = text.to_owned();
    for run in random {
        out = out.replace(run, &"*".repeat(run.len()));
    }
    without_password(&out)
}

/// A key ID in a form that may be shown: as the masking of a key does with its member `kid`.
pub fn shown_key_id(text: &str) -> String {
    if !text.chars().all(is_in_key_id) {
        return hide(text);
    }
    let (before, after) = ("\"kid\":\"", "\"");
    let masked = hide(&format!("{before}{text}{after}"));
    masked[before.len()..masked.len() - after.len()].to_owned()
}

/// Whether anything in the text of a client ID, a domain or scopes has the look of a secret.
pub(super) fn has_secret(text: &str) -> bool {
    if is_key(text) || is_jwt(text) || runs(text).any(is_random) {
        return true;
    }
    // A secret that was broken into lines.
    let joined: String = text.split_whitespace().collect();
    joined.len() < text.len()
        && runs(&joined).any(|run| run.len() >= 40 && is_mixed(run) && is_random(run))
}

/// Whether a text is a key or a part of one, whatever was done to it on the way.
pub(super) fn is_key(text: &str) -> bool {
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
pub(super) fn is_jwt(text: &str) -> bool {
    let mut parts = text.trim().split('.');
    let [header, claims] = [parts.next(), parts.next()].map(Option::unwrap_or_default);
    header.starts_with("eyJ") && claims.starts_with("eyJ") && parts.next().is_some()
}

/// Whether a whole text is one random word, as long as the client secrets that Okta makes (40 and 64 characters) or a
/// hash in hexadecimal.
pub(super) fn is_random_word(text: &str) -> bool {
    let is_word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    text.len() >= 32 && text.bytes().all(is_word) && is_random(text)
}

/// Stretches of the characters of base64url, long enough to tell something.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .filter(|run| run.len() >= SHORTEST_SECRET)
}

fn is_mixed(run: &str) -> bool {
    let has = |is: fn(&u8) -> bool| run.bytes().any(|b| is(&b));
    has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit)
}

/// Whether a run is no word, no Okta id and no UUID.
fn is_random(run: &str) -> bool {
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

/// The text with everything masked that is not known to be public.
fn hide(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if end == 0 {
            // Structure, white space, punctuation. The letter of an escape belongs to it.
            let escape = c == '\\' && rest[1..].starts_with(['n', 'r', 't']);
            let length = if escape { 2 } else { c.len_utf8() };
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        let (word, after) = rest.split_at(end);
        rest = after;
        let bare = word.trim_matches('-');
        if !PUBLIC.contains(&bare) {
            hide_word(word, &mut out);
            continue;
        }
        out.push_str(word);
        if bare == "kid"
            && let Some(shown) = key_id(rest)
        {
            out.push_str(&rest[..shown]);
            rest = &rest[shown..];
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '+' | '/')
}

fn hide_word(word: &str, out: &mut String) {
    let long = word.len() >= SHORTEST_SECRET;
    // The dashes around a PEM's lines are no part of its body.
    let dashes = word.len() - word.trim_start_matches('-').len();
    let end = word.trim_end_matches('-').len();
    for (at, c) in word.char_indices() {
        let outside = at < dashes || at >= end;
        if c.is_alphanumeric() || (long && !outside) {
            out.extend(std::iter::repeat_n('*', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
}

/// How many bytes after the name `kid` may be shown: up to the end of its value, if that is closed and short.
fn key_id(rest: &str) -> Option<usize> {
    let is_around = |c: char| c.is_whitespace() || c == '\\' || is_quote(c);
    let colon = rest.trim_start_matches(is_around).strip_prefix(':')?;
    let value = colon.trim_start_matches(is_around);
    let quoted = colon[..colon.len() - value.len()].contains(is_quote);
    let length = value.find(|c| !is_in_key_id(c))?;
    let closed = value[length..].starts_with(|c| c == '\\' || is_quote(c));
    if is_no_key_id(&value[..length]) {
        return None;
    }
    let start = rest.len() - value.len();
    (quoted && closed && length <= LONGEST_KID).then_some(start + length)
}

fn is_in_key_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || "._:@-".contains(c)
}

/// An API token, or a client secret (40 or 64 characters at random; a key id of Okta's has 43) in the place of a key id.
fn is_no_key_id(value: &str) -> bool {
    let is_secret = value.len() == 40 || value.len() > 43;
    ids::is_api_token(value) || (is_secret && is_mixed(value) && is_random(value))
}

/// `https://user:****@host`: what stands between the user and the `@` of a URL.
fn without_password(text: &str) -> String {
    let start = text.find("//").map_or(0, |at| at + 2);
    let end = text[start..]
        .find(['/', '?', '#'])
        .map_or(text.len(), |at| start + at);
    let password = text[start..end].rfind('@').and_then(|at| {
        let colon = text[start..start + at].find(':')?;
        Some(start + colon + 1..start + at)
    });
    match password {
        Some(password) => {
            let stars = "*".repeat(password.len());
            [&text[..password.start], &stars, &text[password.end..]].concat()
        }
        None => text.to_owned(),
    }
}
