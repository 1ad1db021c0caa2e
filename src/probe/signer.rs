//! Signs client assertions (RFC 7523 section 2.2, RFC 7515) and DPoP proofs (RFC 9449).

use base64::prelude::{BASE64_URL_SAFE_NO_PAD as BASE64URL, Engine as _};
use josekit::jwk::Jwk as JoseJwk;
use josekit::jwk::alg::rsa::RsaKeyPair;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use openssl::sha::sha256;
use serde::Serialize;
use serde_json::{Map, Value};
use url::Url;

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
    /// The key ID that stands beside the key, for one that has none of its own.
    kid: Option<String>,
    client_id: String,
    lifetime: u32,
}

pub(super) struct Signer {
    key: EncodingKey,
    kid: Option<String>,
    /// The public half, for the header of a proof.
    public: Jwk,
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

/// RFC 9449 section 4.2.
#[derive(Serialize)]
struct ProofClaims<'a> {
    htm: &'a str,
    htu: &'a str,
    iat: u64,
    jti: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ath: Option<String>,
}

impl Signer {
    /// `None` when the connection has no key that could sign.
    pub(super) fn recipe(connection: &Connection, target: &Target) -> Option<Recipe> {
        let key = connection.key();
        let client_id = connection.client_id();
        Some(Recipe {
            jwk: key.jwk_json()?,
            kid: connection.key_id.as_ref().map(|key_id| key_id.text.clone()),
            client_id: connection.input(crate::connection::Field::ClientId).text()
                [client_id.trimmed.clone()]
            .to_owned(),
            lifetime: target.assertion_lifetime,
        })
    }

    /// The assertion for the endpoint `audience`, minted at `now` (seconds since the Unix epoch), and what may be kept of it.
    pub(super) fn assertion(
        &self,
        audience: &str,
        with_kid: bool,
        now: f64,
    ) -> Result<(String, Jwt), SignError> {
        let iat = now.max(0.0) as u64;
        let mut header = Header::new(Algorithm::RS256);
        header.kid = self.kid.clone().filter(|_| with_kid);
        self.sign(
            &header,
            &Claims {
                iss: &self.client_id,
                sub: &self.client_id,
                aud: audience,
                iat,
                exp: iat + u64::from(self.lifetime),
                jti: jti(),
            },
        )
    }

    /// The proof for one request, which must not be sent twice. With `access_token` for an API, without for the token.
    ///
    /// It is signed with the client's own key: Okta's guide shows another one, but takes the same (its Node SDK does so).
    pub(super) fn proof(
        &self,
        method: &str,
        url: &Url,
        nonce: Option<&str>,
        access_token: Option<&str>,
        now: f64,
    ) -> Result<(String, Jwt), SignError> {
        let mut header = Header::new(Algorithm::RS256);
        header.typ = Some("dpop+jwt".into());
        header.jwk = Some(self.public.clone());
        let mut htu = url.clone();
        htu.set_query(None);
        htu.set_fragment(None);
        self.sign(
            &header,
            &ProofClaims {
                htm: method,
                htu: htu.as_str(),
                iat: now.max(0.0) as u64,
                jti: jti(),
                nonce,
                ath: access_token.map(|token| BASE64URL.encode(sha256(token.as_bytes()))),
            },
        )
    }

    fn sign(&self, header: &Header, claims: &impl Serialize) -> Result<(String, Jwt), SignError> {
        let compact = encode(header, claims, &self.key).map_err(|_| SignError::Refused)?;
        let kept = Jwt::read(&compact).ok_or(SignError::Refused)?;
        Ok((compact, kept))
    }
}

fn jti() -> String {
    uuid::Uuid::new_v4().to_string()
}

impl Recipe {
    pub(super) fn make(self) -> Result<Signer, SignError> {
        let kid = self
            .jwk
            .get("kid")
            .and_then(Value::as_str)
            .map(str::to_owned)
            .or(self.kid);
        let public = ["kty", "n", "e"].map(|name| (name, self.jwk.get(name).cloned()));
        let public = public.into_iter().collect::<Value>();
        let public = serde_json::from_value(public).map_err(|_| SignError::KeyPair)?;
        let jwk = JoseJwk::from_map(self.jwk).map_err(|_| SignError::KeyPair)?;
        let pair = RsaKeyPair::from_jwk(&jwk).map_err(|_| SignError::KeyPair)?;
        let signer = Signer {
            key: EncodingKey::from_rsa_der(&pair.to_raw_private_key()),
            kid,
            public,
            client_id: self.client_id,
            lifetime: self.lifetime,
        };
        // Proves the key, and seeds the random generator while the first request is still under way.
        signer.assertion("https://warm.up.invalid", true, 0.0)?;
        Ok(signer)
    }
}
