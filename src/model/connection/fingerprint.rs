//! A short name for a value that must not be shown: enough to tell two values apart, not enough to find the value.

use openssl::sha::sha256;

use super::{Field, Input, Origin};
use crate::model::key::Key;
use crate::model::redact::shown_key_id;

/// How many characters of the hash are used where the text is no readable key: 24 bits tell two apart, and millions of
/// other texts have the same, so that a guess cannot be confirmed.
const SHORT: usize = 6;

/// The value itself where it is not secret; for a key its kind, its key ID and the thumbprint of its public half.
pub fn fingerprint(field: Field, text: &str) -> String {
    if field != Field::Key {
        return Input::new(field, text, Origin::NotAsked)
            .shown()
            .trim()
            .to_owned();
    }
    let key = Key::read(text);
    let Some(thumbprint) = key.thumbprint() else {
        let hash = sha256(text.trim().as_bytes());
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        return format!(
            "no readable key, {} characters, hash {}",
            text.chars().count(),
            &hash[..SHORT]
        );
    };
    let kid = key.jwk().and_then(|jwk| jwk.string("kid"));
    // A secret in the place of the key ID is masked with the text around it.
    let kid = kid.map(|kid| format!("kid {}, ", shown_key_id(kid.text())));
    format!("{}thumbprint {thumbprint}", kid.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7638 section 3.1.
    #[test]
    fn the_thumbprint_is_that_of_the_rfc() {
        let key = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}"#;
        let thumbprint = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
        assert_eq!(Key::read(key).thumbprint().as_deref(), Some(thumbprint));
        assert_eq!(
            fingerprint(Field::Key, key),
            format!("kid 2011-04-29, thumbprint {thumbprint}")
        );
    }
}
