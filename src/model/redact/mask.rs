//! What may be shown of an input, and of other single values: everything secret is replaced byte for byte by `*`.
//!
//! In a key, only what is known to be public is shown: structure, the names of members, the key id. In the other
//! fields everything is shown unless something in the text has the look of a secret; then the text is masked as a key.

use super::looks::{SHORTEST_SECRET, has_secret, is_key, is_no_key_id, is_random, runs};
use super::pasted::{may_be_quoted, take_out};
use super::user_info::passwords;
use crate::model::text::chars::is_quote;

/// Okta's own key ids have 43 characters, a hexadecimal SHA-256 has 64. A private member has at least 171.
const LONGEST_KID: usize = 64;

/// Words that tell nothing secret: of the lines around a PEM, the names and public values of members, the inputs.
const PUBLIC: &str = "BEGIN|CERTIFICATE|EC|ENCRYPTED|END|KEY|OPENSSH|PRIVATE|PUBLIC|RSA|SSH2|ssh-rsa|\
    AQAB|ES256|ES384|ES512|EdDSA|Ed25519|OKP|P-256|P-384|P-521|PS256|PS384|PS512|RS256|RS384|RS512|\
    alg|created|crv|d|dp|dq|e|enc|exp|ext|false|iat|jwk|jwks|k|key|key_ops|keys|kid|kty|n|nbf|null|oth|p|q|qi|\
    sig|sign|true|use|verify|x5c|client_id|domain|private_key|scopes";

/// The shown form of the text of an input. It has the same length in bytes, so spans of the one hold in the other.
/// `all_secret`: the whole of it is a secret, as a key is, whatever it looks like.
pub(crate) fn mask(all_secret: bool, text: &str) -> String {
    if all_secret || has_secret(text) {
        hide(text)
    } else {
        without_password(text)
    }
}

/// Any other text that may hold a secret (a path, an argument) in a form that may be shown, on one line.
pub fn shown(text: &str) -> String {
    visible(&masked(text))
}

/// Each control character as an escape, so that it neither ends a line nor moves a cursor: `\n`, `\u{1b}`.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// The text with everything secret replaced byte for byte by `*`. A part of a path may well look random, so it takes more
/// to have all of it masked.
pub fn masked(text: &str) -> String {
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

/// A text of any length as it may be repeated to the one who gave it: on one line, shortened, without secrets.
pub(crate) fn shown_briefly(text: &str) -> String {
    shown(&may_be_quoted(&take_out(text).0))
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
        if !PUBLIC.split('|').any(|word| word == bare) {
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

/// `https://user:****@host`: without what stands between the user and the `@` of a URL.
fn without_password(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for place in passwords(text) {
        bytes[place].fill(b'*');
    }
    String::from_utf8(bytes).expect("a password is a stretch of whole characters")
}
