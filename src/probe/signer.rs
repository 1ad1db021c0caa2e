//! Signs client assertions (RFC 7523 section 2.2, RFC 7515).

use josekit::jwk::Jwk as JoseJwk;
use josekit::jwk::alg::rsa::RsaKeyPair;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::connection::Connection;
use crate::conversation::Jwt;
use crate::target::Target;

/// Why no assertion can be signed. The libraries' own words are kept out where they may quote the key.
#[derive(Debug, thiserror::Error)]
pub(super) enum SignError {
    #[error("there is no private key to sign with")]
    NoKey,
    #[error("josekit cannot make a key pair of this JWK")]
    KeyPair,
    #[error("the signing library refuses this key")]
    Refused,
    #[error("the signing library gave up")]
    Panicked,
}

/// What a signer is made of. Making it takes milliseconds, so that happens on another thread.
pub(super) struct Recipe {
    jwk: Map<String, Value>,
    client_id: String,
    lifetime: u32,
}

pub(super) struct Signer {
    key: EncodingKey,
    header: Header,
    client_id: String,
    lifetime: u32,
}

/// <https://developer.okta.com/docs/guides/build-self-signed-jwt/>
#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    iat: u64,
    exp: u64,
    jti: String,
}

impl Signer {
    /// `None` when the connection has no key that could sign.
    pub(super) fn recipe(connection: &Connection, target: &Target) -> Option<Recipe> {
        let key = connection.key();
        let client_id = connection.client_id();
        Some(Recipe {
            jwk: key.jwk_json()?,
            client_id: connection.input(crate::connection::Field::ClientId).text()
                [client_id.trimmed.clone()]
            .to_owned(),
            lifetime: target.assertion_lifetime,
        })
    }

    /// The assertion for the endpoint `audience`, minted at `now` (seconds since the Unix epoch), and what may be kept of it.
    pub(super) fn sign(&self, audience: &str, now: f64) -> Result<(String, Jwt), SignError> {
        let iat = now.max(0.0) as u64;
        let claims = Claims {
            iss: &self.client_id,
            sub: &self.client_id,
            aud: audience,
            iat,
            exp: iat + u64::from(self.lifetime),
            jti: uuid::Uuid::new_v4().to_string(),
        };
        let compact = encode(&self.header, &claims, &self.key).map_err(|_| SignError::Refused)?;
        let kept = Jwt::read(&compact).ok_or(SignError::Refused)?;
        Ok((compact, kept))
    }
}

impl Recipe {
    pub(super) fn make(self) -> Result<Signer, SignError> {
        let kid = self
            .jwk
            .get("kid")
            .and_then(Value::as_str)
            .map(str::to_owned);
        let jwk = JoseJwk::from_map(self.jwk).map_err(|_| SignError::KeyPair)?;
        let pair = RsaKeyPair::from_jwk(&jwk).map_err(|_| SignError::KeyPair)?;
        let mut header = Header::new(Algorithm::RS256);
        header.kid = kid;
        let signer = Signer {
            key: EncodingKey::from_rsa_der(&pair.to_raw_private_key()),
            header,
            client_id: self.client_id,
            lifetime: self.lifetime,
        };
        // Proves the key, and seeds the random generator while the first request is still under way.
        signer.sign("https://warm.up.invalid", 0.0)?;
        Ok(signer)
    }
}
