//! What the token endpoint says of an issued token.

use serde_json::Value;

/// An issued token (RFC 6749 section 5.1), without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// `Bearer` or `DPoP`.
    pub token_type: String,
    /// What Okta granted. It drops a requested scope in silence when at least one other is granted.
    pub scopes: Vec<String>,
    /// Lifetime in seconds.
    pub expires_in: Option<u64>,
}

impl Grant {
    /// An object with `access_token` and `token_type`.
    pub fn read(json: &Value) -> Option<Self> {
        json.get("access_token")?.as_str()?;
        let scopes = json.get("scope").and_then(Value::as_str).unwrap_or("");
        Some(Self {
            token_type: json.get("token_type")?.as_str()?.to_owned(),
            scopes: scopes.split_whitespace().map(str::to_owned).collect(),
            expires_in: json.get("expires_in").and_then(Value::as_u64),
        })
    }

    /// Whether the token holds this scope. A `manage` includes its `read`; and without the member `scope` the grant is
    /// what was requested (RFC 6749 section 5.1).
    pub fn covers(&self, scope: &str) -> bool {
        let manage = scope.strip_suffix(".read").map(|of| format!("{of}.manage"));
        let granted = |granted: &String| granted == scope || Some(granted) == manage.as_ref();
        self.scopes.is_empty() || self.scopes.iter().any(granted)
    }
}
