//! Tokens as they may be kept: header and claims, never the signature.

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The two readable parts of a JWS (RFC 7515). The signature, which makes it a credential, is dropped on reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jwt {
    pub header: Value,
    pub claims: Value,
}

impl Jwt {
    pub fn read(compact: &str) -> Option<Self> {
        let mut parts = compact.split('.');
        let mut part = || {
            let bytes = BASE64_URL_SAFE_NO_PAD.decode(parts.next()?).ok()?;
            serde_json::from_slice(&bytes).ok()
        };
        Some(Self {
            header: part()?,
            claims: part()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_header_and_claims_and_forgets_the_signature() {
        let jwt = Jwt::read("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtZSJ9.c2lnbmF0dXJl").expect("a JWT");
        assert_eq!(jwt.header["alg"], "RS256");
        assert_eq!(jwt.claims["iss"], "me");
    }
}
