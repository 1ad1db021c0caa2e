//! What was pasted as the private key, read leniently.

use serde_json::{Map, Value};

/// What there is to see in a private key.
pub struct Key {
    jwk: Option<Map<String, Value>>,
}

impl Key {
    pub fn read(text: &str) -> Self {
        Self {
            jwk: serde_json::from_str(text).ok(),
        }
    }

    /// The members of the JWK, where one could be read.
    pub fn jwk(&self) -> Option<&Map<String, Value>> {
        self.jwk.as_ref()
    }

    /// What kind of key it is, in a few words.
    pub fn summary(&self) -> String {
        "private JWK".into()
    }

    /// Whether everything is there that a signature takes.
    pub fn can_sign(&self) -> bool {
        let members = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];
        let whole = |jwk: &Map<String, Value>| members.iter().all(|name| jwk.contains_key(*name));
        self.jwk.as_ref().is_some_and(whole)
    }
}
