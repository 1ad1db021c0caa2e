//! Takes the secrets out of a pasted text before anything else looks at it.
//!
//! Lexical, since what is pasted is often cut off. What it misses is caught where a value is quoted: see
//! [`may_be_quoted`].

use std::ops::Range;

use super::chance::{SHORTEST, is_chance, is_named_public, is_public_form};
use super::looks::is_no_key_id;
use super::named;
use super::user_info::passwords;

/// The private members of a JWK (RFC 7518 sections 6.2.2 and 6.3.2).
const MEMBERS: [&str; 7] = ["d", "p", "q", "dp", "dq", "qi", "k"];

/// The text with everything secret replaced byte for byte by `*`, and the kinds of secrets, each once.
pub(crate) fn take_out(text: &str) -> (String, Vec<&'static str>) {
    let mut out = Masker {
        bytes: text.as_bytes().to_vec(),
        kinds: Vec::new(),
    };
    let lower = text.to_ascii_lowercase();
    out.keys(&lower);
    out.tokens(text);
    out.schemes(text, &lower);
    for (value, kind) in named::values(text) {
        out.mask(value, kind);
    }
    out.members(text);
    for password in passwords(text) {
        out.mask(password, "a password");
    }
    out.runs(text);
    (
        String::from_utf8(out.bytes).expect("only whole characters are replaced"),
        out.kinds,
    )
}

struct Masker {
    bytes: Vec<u8>,
    kinds: Vec<&'static str>,
}

impl Masker {
    fn mask(&mut self, range: Range<usize>, kind: &'static str) {
        let value = &mut self.bytes[range];
        // A place holder is no secret: `<token>`, `***`, `{{secret}}`, `[REDACTED]`.
        let telling = value.iter().filter(|byte| byte.is_ascii_alphanumeric());
        let redacted = value.windows(6).any(|w| w.eq_ignore_ascii_case(b"redact"));
        if telling.count() >= 8 && !redacted && !self.kinds.contains(&kind) && !kind.is_empty() {
            self.kinds.push(kind);
        }
        for byte in value {
            if !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b'\\') {
                *byte = b'*';
            }
        }
    }

    /// PEM, whole or cut off, in lines or in one string.
    fn keys(&mut self, lower: &str) {
        let mut from = 0;
        while let Some(found) = lower[from..].find("private key-----") {
            let label = from + found;
            let start = label + "private key-----".len();
            from = start;
            let line = lower[..label].rfind("-----").map_or(0, |dashes| dashes + 5);
            if lower[line..label].starts_with("end ") {
                continue;
            }
            let rest = &lower[start..];
            let of_key =
                |c: char| c.is_ascii_alphanumeric() || c.is_whitespace() || "+/=\\".contains(c);
            let end = match rest.find("-----") {
                Some(end) if rest[end..].starts_with("-----end") => end,
                _ => rest.find(|c| !of_key(c)).unwrap_or(rest.len()),
            };
            if end > 8 {
                self.mask(start..start + end, "a private key");
            }
        }
    }

    /// JWTs, and the API tokens of Okta: `00` and 40 characters.
    fn tokens(&mut self, text: &str) {
        for word in words(text) {
            let value = &text[word.clone()];
            if let Some(at) = value.find("eyJ")
                && value.len() - at >= 12
            {
                let kind = if value.matches('.').count() >= 1 {
                    "a token"
                } else {
                    ""
                };
                self.mask(word.start + at..word.end, kind);
            } else if value.len() == 42 && value.starts_with("00") {
                self.mask(word, "an API token");
            }
        }
    }

    /// `SSWS …`, `Bearer …`, `Basic …`.
    fn schemes(&mut self, text: &str, lower: &str) {
        for (scheme, kind) in [
            ("ssws ", "an API token"),
            ("bearer ", "an access token"),
            ("dpop ", "an access token"),
            ("basic ", "a client secret"),
        ] {
            let mut from = 0;
            while let Some(found) = lower[from..].find(scheme) {
                let start = from + found + scheme.len();
                let rest = &text[start..];
                let end = rest.find(|c: char| !is_of_token(c)).unwrap_or(rest.len());
                // Prose and challenges go on with a word or a parameter.
                let challenge = rest[..end].contains('=') && rest[end..].starts_with(['"', '\\']);
                if end >= 16 && !challenge {
                    self.mask(start..start + end, kind);
                }
                from = start;
            }
        }
    }

    fn members(&mut self, text: &str) {
        for name in MEMBERS {
            for quote in ["\"", "'", "\\\""] {
                let quoted = format!("{quote}{name}{quote}");
                let mut from = 0;
                while let Some(found) = text[from..].find(&quoted) {
                    let start = from + found;
                    from = start + quoted.len();
                    if let Some(value) = named::value_after(text, start, from, "")
                        && value.len() >= 16
                    {
                        from = value.end;
                        self.mask(value, "a private key");
                    }
                }
            }
        }
    }

    /// Whatever else looks like chance, each line of it where it is wrapped.
    fn runs(&mut self, text: &str) {
        let mut last_end = None;
        for word in words(text) {
            let value = &text[word.clone()];
            let goes_on = last_end.is_some_and(|end: usize| is_line_end(&text[end..word.start]));
            let chance = parts_of_chance(text, word.clone());
            let is_rest = goes_on && value.len() >= 4 && is_rest_of_chance(value);
            if is_rest {
                self.mask(word.clone(), "");
            }
            for part in &chance {
                self.mask(part.clone(), "");
            }
            last_end = (is_rest || chance.last().is_some_and(|part| part.end == word.end))
                .then_some(word.end);
        }
    }
}

/// The parts of a word that look like chance, and are not known to be public.
fn parts_of_chance(text: &str, word: Range<usize>) -> Vec<Range<usize>> {
    let value = &text[word.clone()];
    if value.len() < SHORTEST || is_public_form(value) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut at = word.start;
    for dotted in value.split_inclusive(['.', '=']) {
        let part = at..at + dotted.trim_end_matches(['.', '=']).len();
        at += dotted.len();
        let inside = &text[part.clone()];
        if inside.len() < SHORTEST || is_public_form(inside) {
            continue;
        }
        // In a path or a name with dashes the parts are short words of their own.
        let pieces: Vec<&str> = inside.split(['-', '_', '+', '/']).collect();
        let letters = inside.len() + 1 - pieces.len();
        let has_upper = inside.bytes().any(|byte| byte.is_ascii_uppercase());
        let is_whole = letters >= pieces.len() * if has_upper { 4 } else { 16 };
        let known =
            |part: Range<usize>| is_named_public(&text[..part.start]) && !is_no_key_id(&text[part]);
        if is_whole && is_chance(inside) || looks_like_chance(inside, 40) {
            if !known(part.clone()) {
                parts.push(part);
            }
            continue;
        }
        let mut start = part.start;
        for piece in pieces {
            let piece_at = start..start + piece.len();
            start += piece.len() + 1;
            if is_chance(piece) && !is_public_form(piece) && !known(piece_at.clone()) {
                parts.push(piece_at);
            }
        }
    }
    parts
}

/// Whether what stands between two words is the end of a line, as it is or escaped, with what editors put before a line.
fn is_line_end(between: &str) -> bool {
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\\' | '|' | '>' | '+');
    between.contains('\n') && between.len() <= 40 && between.chars().all(around)
}

/// The last line of something wrapped: any word that is none of a language.
fn is_rest_of_chance(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    let kinds = [
        u8::is_ascii_lowercase,
        u8::is_ascii_uppercase,
        u8::is_ascii_digit,
    ];
    let count = kinds.into_iter().filter(|is| has(*is)).count();
    let is_code = word.len() == 8 && word.starts_with("E0");
    (count == 3 || word.ends_with('=')) && !is_public_form(word) && !is_code
}

fn is_of_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '=' | '+' | '/' | '~')
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let of_word =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '/' | '=');
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(of_word)?;
        let rest = &text[start..];
        let end = start + rest.find(|c| !of_word(c)).unwrap_or(rest.len());
        at = end;
        Some(start..end)
    })
}

/// Long, and made of letters in both cases and digits without the dots and slashes of a name.
fn looks_like_chance(word: &str, least: usize) -> bool {
    let parts = word.split(['.', '/', '=']);
    parts.into_iter().any(|part| {
        part.len() >= least
            && part.bytes().any(|b| b.is_ascii_digit())
            && part.bytes().any(|b| b.is_ascii_lowercase())
            && part.bytes().any(|b| b.is_ascii_uppercase())
    }) || (word.len() >= 3 * least && !word.contains(['.', '_']))
}

/// A value from the text as it may be shown: on one line, of moderate length, without words that may be secret.
pub(crate) fn may_be_quoted(value: &str) -> String {
    const LONGEST: usize = 240;
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut kept = String::new();
    let mut rest = 0;
    for word in words(&value) {
        kept.push_str(&value[rest..word.start]);
        let text = &value[word.clone()];
        // Ids of Okta's objects have 20 characters.
        if looks_like_chance(text, 21)
            || text.bytes().all(|b| b.is_ascii_digit()) && text.len() > 12
        {
            kept.push_str("***");
        } else {
            kept.push_str(text);
        }
        rest = word.end;
    }
    kept.push_str(&value[rest..]);
    match kept.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}...", &kept[..at]),
        None => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_taken_out_and_named() {
        let text = "Authorization: SSWS 00abcdefghijklmnopqrstuvwxyzABCDEFGHIJ1234\n\
            {\"d\": \"AbCdEfGh1234567890AbCdEfGh\", \"error\": \"invalid_client\"}\n\
            client_secret=Zq3vB0r7mNw8&x=1 Cookie: sid=102AbCdEf; JSESSIONID=77\n\
            -----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhk";
        let (out, kinds) = take_out(text);
        assert_eq!(out.len(), text.len());
        for secret in ["00abc", "AbCdEfGh", "Zq3v", "sid=102", "MIIE", "kqhk"] {
            assert!(!out.contains(secret), "{secret}: {out}");
        }
        assert!(out.contains("invalid_client"), "{out}");
        for kind in [
            "an API token",
            "a private key",
            "a client secret",
            "a session cookie",
        ] {
            assert!(kinds.contains(&kind), "{kinds:?}");
        }
    }

    #[test]
    fn a_challenge_is_no_token() {
        let text =
            "www-authenticate: Bearer authorization_uri=\"http://x\", error=\"invalid_token\"";
        assert_eq!(take_out(text), (text.to_owned(), vec![]));
    }
}
