//! Takes tokens out of the body of an answer: what Okta issued, and what somebody sent back.

use serde_json::Value;

/// The text with every JWT and every `access_token` value replaced by `*`.
///
/// A server or proxy may echo what we sent, so this runs over every reply before it is kept.
pub fn without_tokens(body: &str) -> String {
    let mut kept = body.to_owned();
    let token = serde_json::from_str::<Value>(body).ok();
    let token = token
        .as_ref()
        .and_then(|json| json.get("access_token")?.as_str());
    if let Some(token) = token.filter(|token| !token.is_empty()) {
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
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opaque_token_and_an_echoed_assertion_are_both_masked() {
        let body =
            r#"{"access_token":"opaque/secret","echo":"eyJhbGciOiJSUzI1NiJ9.e30.c2ln","e":"eyJ"}"#;
        let kept = without_tokens(body);
        assert_eq!(kept.len(), body.len());
        assert!(!kept.contains("opaque") && !kept.contains("c2ln"), "{kept}");
        assert!(kept.ends_with(r#""e":"eyJ"}"#), "{kept}");
    }
}
