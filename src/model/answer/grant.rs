//! What the token endpoint says of an issued token.

use std::collections::HashSet;

use serde_json::Value;

use super::shortened;
use crate::model::redact::is_token_character;

/// An issued token (RFC 6749 section 5.1), without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// `Bearer` or `DPoP`, in any case of letters; of another token whatever the answer says.
    pub token_type: String,
    /// What Okta granted, each scope once. Okta drops a requested scope in silence when at least one other is granted.
    pub scopes: Vec<String>,
    /// Lifetime in seconds.
    pub expires_in: Option<u64>,
    /// Why no API can be called with the token.
    pub flaw: Option<TokenFlaw>,
}

/// What makes a token useless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFlaw {
    /// The answer says everything about the token but the token.
    Missing,
    /// The token is a number, a list, an object: nothing that could go into a header.
    NotText,
    Empty,
    /// It has characters that cannot be in a header, or not in a token.
    Characters,
    /// The answer does not say of which type the token is.
    NoType,
    /// The token is neither a Bearer token nor a DPoP token.
    OtherType,
}

impl Grant {
    /// An object with `access_token` or `token_type`. The token may be masked by
    /// [`without_tokens`](crate::model::redact::without_tokens), which keeps what is wrong with it.
    pub fn read(json: &Value) -> Option<Self> {
        let (token, token_type) = (json.get("access_token"), json.get("token_type"));
        token.or(token_type)?;
        let token_type = token_type.and_then(Value::as_str).unwrap_or_default();
        let scopes = json.get("scope").and_then(Value::as_str).unwrap_or("");
        let mut seen = HashSet::new();
        let scopes = scopes
            .split_whitespace()
            .filter(|scope| seen.insert(*scope));
        Some(Self {
            token_type: shortened(token_type),
            scopes: scopes.map(str::to_owned).collect(),
            expires_in: json.get("expires_in").and_then(Value::as_u64),
            flaw: TokenFlaw::of(token, token_type),
        })
    }

    /// The same in a text that somebody pasted, where the token may be written as dots: it has both members.
    pub fn told(json: &Value) -> Option<Self> {
        json.get("access_token")?.as_str()?;
        json.get("token_type")?.as_str()?;
        Self::read(json)
    }

    /// Whether the token holds this scope. A `manage` includes its `read`; and without the member `scope` the grant is
    /// what was requested (RFC 6749 section 5.1).
    pub fn covers(&self, scope: &str) -> bool {
        let manage = scope.strip_suffix(".read").map(|of| format!("{of}.manage"));
        let granted = |granted: &String| granted == scope || Some(granted) == manage.as_ref();
        self.scopes.is_empty() || self.scopes.iter().any(granted)
    }
}

impl TokenFlaw {
    fn of(token: Option<&Value>, token_type: &str) -> Option<Self> {
        let token = match token {
            None | Some(Value::Null) => return Some(Self::Missing),
            Some(Value::String(token)) => token,
            Some(_) => return Some(Self::NotText),
        };
        let is_known = |known: &str| token_type.eq_ignore_ascii_case(known);
        if token.is_empty() {
            Some(Self::Empty)
        } else if !token.chars().all(is_token_character) {
            Some(Self::Characters)
        } else if token_type.is_empty() {
            Some(Self::NoType)
        } else if !["bearer", "dpop"].into_iter().any(is_known) {
            Some(Self::OtherType)
        } else {
            None
        }
    }
}
