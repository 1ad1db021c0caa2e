//! Takes the secrets out of a pasted text before anything else looks at it.
//!
//! Lexical, since what is pasted is often cut off. What it misses is caught where a value is quoted: see
//! [`may_be_quoted`].

use std::ops::Range;

/// Names of values that are secret, as in `"client_secret": "…"`, `client_secret=…`, `Cookie: …`.
const NAMES: [(&str, &str); 16] = [
    ("client_assertion", "a client assertion"),
    ("client_secret", "a client secret"),
    ("clientsecret", "a client secret"),
    ("access_token", "an access token"),
    ("accesstoken", "an access token"),
    ("refresh_token", "a refresh token"),
    ("id_token", "an ID token"),
    ("api_token", "an API token"),
    ("apitoken", "an API token"),
    ("okta_client_token", "an API token"),
    ("private_key", "a private key"),
    ("privatekey", "a private key"),
    ("password", "a password"),
    ("set-cookie", "a session cookie"),
    ("cookie", "a session cookie"),
    ("sessiontoken", "a session token"),
];

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
    out.named(text, &lower);
    out.members(text);
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
            let start = from + found + "private key-----".len();
            let rest = &lower[start..];
            let end = rest.find("-----").unwrap_or_else(|| {
                let of_key =
                    |c: char| c.is_ascii_alphanumeric() || c.is_whitespace() || "+/=\\".contains(c);
                rest.find(|c| !of_key(c)).unwrap_or(rest.len())
            });
            if !lower[..start]
                .trim_end_matches('-')
                .ends_with("end private key")
                && rest[..end].len() > 8
            {
                self.mask(start..start + end, "a private key");
            }
            from = start;
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

    /// Values behind the name of a secret.
    fn named(&mut self, text: &str, lower: &str) {
        for (name, kind) in NAMES {
            let mut from = 0;
            while let Some(found) = lower[from..].find(name) {
                let end = from + found + name.len();
                from = end;
                // `invalid_token` holds `id_token`.
                if name == "id_token" && lower[..end].ends_with("valid_token") {
                    continue;
                }
                if let Some(value) = value_after(text, end, kind == "a session cookie") {
                    self.mask(value, kind);
                }
            }
        }
    }

    fn members(&mut self, text: &str) {
        for name in MEMBERS {
            for quote in ["\"", "'", "\\\""] {
                let quoted = format!("{quote}{name}{quote}");
                let mut from = 0;
                while let Some(found) = text[from..].find(&quoted) {
                    from += found + quoted.len();
                    if let Some(value) = value_after(text, from, false)
                        && value.len() >= 16
                    {
                        self.mask(value, "a private key");
                    }
                }
            }
        }
    }

    /// Whatever else is long and looks like chance.
    fn runs(&mut self, text: &str) {
        for word in words(text) {
            if looks_like_chance(&text[word.clone()], 40) {
                self.mask(word, "");
            }
        }
    }
}

/// The value behind the name of a field: `"…"`, `: …`, `=…`.
fn value_after(text: &str, at: usize, whole_line: bool) -> Option<Range<usize>> {
    let rest = &text[at..];
    let gap = rest.find(|c: char| !matches!(c, '"' | '\'' | '\\' | ' ' | ':' | '=' | '>'))?;
    if gap == 0 || gap > 8 || !rest[..gap].contains([':', '=']) {
        return None;
    }
    let quoted = rest[..gap].ends_with(['"', '\'']);
    let value = &rest[gap..];
    let ends = |c: char| match c {
        '"' | '\'' if quoted => true,
        '\n' => true,
        ' ' | '&' | ',' | '}' | '"' | '\'' => !quoted && !whole_line,
        _ => false,
    };
    let end = value.find(ends).unwrap_or(value.len());
    // `Authorization: Bearer …`: the scheme may stay, what follows was taken out before.
    (end > 0).then_some(at + gap..at + gap + end)
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
