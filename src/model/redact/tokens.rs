//! Takes tokens out of the body of an answer: what Okta issued, and what somebody sent back.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer as _;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The member of an answer that holds an issued token (RFC 6749 section 5.1).
const ISSUED: &str = "access_token";

/// Whether an access token is made of characters that may be in one. RFC 6750 section 2.1 allows fewer visible ones, but
/// every HTTP library takes all of them.
pub(crate) fn is_token_character(c: char) -> bool {
    c.is_ascii_graphic()
}

/// The text with every JWT and every `access_token` value masked, and the last of those values, which counts.
///
/// The characters of a token become `*`, and those that no token may have become spaces, so that what is wrong with it
/// is still seen. What is there instead of a text becomes `0`. JSON stays JSON, byte for byte.
///
/// A server or proxy may echo what we sent, so this runs over every reply before it is kept.
pub fn without_tokens(body: &str) -> (String, Option<String>) {
    let issued = issued(body);
    let token = issued.last().and_then(|raw| serde_json::from_str(raw).ok());
    let mut kept = body.to_owned();
    for raw in issued.iter().filter(|raw| **raw != "null") {
        // It is a part of `body`.
        let start = raw.as_ptr() as usize - body.as_ptr() as usize;
        kept.replace_range(start..start + raw.len(), &masked(raw));
    }
    let long = token
        .as_ref()
        .filter(|token: &&String| token.len() >= ECHOED);
    if let Some(token) = long {
        kept = kept.replace(token, &"*".repeat(token.len()));
    }
    // "eyJ" is base64url for `{"`, the first two characters of every JOSE header.
    let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '=');
    let mut from = 0;
    while let Some(found) = kept[from..].find("eyJ") {
        let start = from + found;
        let rest = &kept[start..];
        let end = start + rest.find(|c| !is_token(c)).unwrap_or(rest.len());
        if end - start >= 12 {
            kept.replace_range(start..end, &"*".repeat(end - start));
        }
        from = end;
    }
    (kept, token)
}

/// In bytes. What is shorter is found by chance, and is no secret.
const ECHOED: usize = 8;

/// What the body says that the token is, as it stands there, each time that it says so.
fn issued(body: &str) -> Vec<&str> {
    let mut found = Vec::new();
    // Of JSON that ends too early, what came of it counts.
    let _ = serde_json::Deserializer::from_str(body).deserialize_map(Issued(&mut found));
    found
}

struct Issued<'f, 'a>(&'f mut Vec<&'a str>);

impl<'a> Visitor<'a> for Issued<'_, 'a> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        while let Some(name) = members.next_key::<Cow<str>>()? {
            if name == ISSUED {
                self.0.push(members.next_value::<&RawValue>()?.get());
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// A value of JSON, masked to the same number of bytes.
fn masked(raw: &str) -> String {
    let Some(inner) = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')) else {
        return format!("{:<1$}", 0, raw.len());
    };
    let mut text = String::with_capacity(raw.len());
    text.push('"');
    let mut rest = inner;
    while let Some(c) = rest.chars().next() {
        let (length, is_fine) = match c {
            '\\' => escape(rest),
            c => (c.len_utf8(), is_token_character(c)),
        };
        let sign = if is_fine { '*' } else { ' ' };
        text.extend(std::iter::repeat_n(sign, length));
        rest = &rest[length..];
    }
    text.push('"');
    text
}

/// How long the escape at the start is (RFC 8259 section 7), and whether it means a character that a token may have.
fn escape(text: &str) -> (usize, bool) {
    let length = if text[1..].starts_with('u') { 6 } else { 2 };
    let meant = serde_json::from_str::<char>(&format!("\"{}\"", &text[..length]));
    (length, meant.is_ok_and(is_token_character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(body: &str) -> String {
        let (kept, _) = without_tokens(body);
        assert_eq!(kept.len(), body.len(), "{kept}");
        kept
    }

    #[test]
    fn an_opaque_token_and_an_echoed_assertion_are_both_masked() {
        let body =
            r#"{"access_token":"opaque/secret","echo":"eyJhbGciOiJSUzI1NiJ9.e30.c2ln","e":"eyJ"}"#;
        let kept = kept(body);
        assert!(!kept.contains("opaque") && !kept.contains("c2ln"), "{kept}");
        assert!(kept.ends_with(r#""e":"eyJ"}"#), "{kept}");
    }

    #[test]
    fn what_is_wrong_with_a_token_is_still_seen() {
        for (token, expected) in [
            (r#""""#, r#""""#),
            (r#""e""#, r#""*""#),
            (r#""a\nb""#, r#""*  *""#),
            (r#""\u0041\u00fc\"""#, r#""******      **""#),
            (r#""a ü""#, r#""*   ""#),
            ("-12345", "0     "),
            (r#"["secret"]"#, "0         "),
            ("null", "null"),
        ] {
            let body = |token: &str| format!("{{\"e\":1, \"access_token\": {token},\"x\":2}}");
            assert_eq!(kept(&body(token)), body(expected));
        }
    }

    #[test]
    fn every_one_of_several_tokens_is_masked_and_the_last_one_counts() {
        let body = r#"{"access_token":"one-secret","access_tok\u0065n":"two-secret"}"#;
        let (kept, token) = without_tokens(body);
        assert!(!kept.contains("secret"), "{kept}");
        assert_eq!(token.as_deref(), Some("two-secret"));
    }
}
