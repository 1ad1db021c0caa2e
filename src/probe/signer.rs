//! Signs client assertions (RFC 7523 section 2.2, RFC 7515) and DPoP proofs (RFC 9449).

use base64::prelude::{BASE64_URL_SAFE_NO_PAD as BASE64URL, Engine as _};
use josekit::jwk::Jwk as JoseJwk;
use josekit::jwk::alg::rsa::RsaKeyPair;
use josekit::jws::alg::ecdsa::EcdsaJwsSigner;
use josekit::jws::{ES256, ES384, ES512, JwsSigner as _};
use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use openssl::sha::sha256;
use serde::Serialize;
use serde_json::{Map, Value, json};
use url::Url;

use crate::model::connection::Connection;
use crate::model::conversation::Jwt;

/// How long our assertions live, in seconds. It is what most targets take; what another lifetime does at the target is
/// for the rules about the clock to say.
const LIFETIME: u64 = 300;

/// Why no assertion can be signed. The libraries' own words are kept out where they may quote the key.
#[derive(Debug, thiserror::Error)]
pub(super) enum SignError {
    #[error("there is no private key to sign with")]
    NoKey,
    #[error("josekit cannot make a key pair of this JWK")]
    KeyPair,
    #[error("the signing library refuses this key")]
    Refused,
    #[error("the signing library failed")]
    Panicked,
}

/// What a signer is made of. Making it takes milliseconds, so that happens on another thread.
pub(super) struct Recipe {
    jwk: Map<String, Value>,
    /// The key ID that is given beside the key, for a key without one.
    kid: Option<String>,
    client_id: String,
}

pub(super) struct Signer {
    key: SigningKey,
    kid: Option<String>,
    /// The public half, for the header of a proof.
    public: Value,
    client_id: String,
}

/// aws-lc signs with RSA; it knows no ES512, so OpenSSL signs with all curves.
enum SigningKey {
    Rsa(EncodingKey),
    Ec(EcdsaJwsSigner),
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
    pub(super) fn recipe(connection: &Connection) -> Option<Recipe> {
        let key = connection.key();
        let client_id = connection.client_id();
        Some(Recipe {
            jwk: key.jwk_json()?,
            kid: connection.key_id.as_ref().map(|key_id| key_id.text.clone()),
            client_id: connection
                .input(crate::model::connection::Field::ClientId)
                .text()[client_id.trimmed.clone()]
            .to_owned(),
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
        let mut header = json!({"typ": "JWT"});
        if let Some(kid) = self.kid.as_ref().filter(|_| with_kid) {
            header["kid"] = kid.as_str().into();
        }
        self.sign(
            header,
            &Claims {
                iss: &self.client_id,
                sub: &self.client_id,
                aud: audience,
                iat,
                exp: iat + LIFETIME,
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
        let header = json!({"typ": "dpop+jwt", "jwk": self.public});
        let mut htu = url.clone();
        htu.set_query(None);
        htu.set_fragment(None);
        self.sign(
            header,
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

    /// A JWS in compact form (RFC 7515 section 7.1).
    fn sign(&self, mut header: Value, claims: &impl Serialize) -> Result<(String, Jwt), SignError> {
        header["alg"] = self.key.algorithm().into();
        let claims = serde_json::to_string(claims).map_err(|_| SignError::Refused)?;
        let signed = [header.to_string(), claims].map(|part| BASE64URL.encode(part));
        let signed = signed.join(".");
        let signature = self.key.sign(signed.as_bytes())?;
        let compact = format!("{signed}.{signature}");
        let kept = Jwt::read(&compact).ok_or(SignError::Refused)?;
        Ok((compact, kept))
    }
}

impl SigningKey {
    fn of(jwk: Map<String, Value>) -> Result<Self, SignError> {
        let curve = jwk.get("crv").and_then(Value::as_str).map(str::to_owned);
        let jwk = JoseJwk::from_map(jwk).map_err(|_| SignError::KeyPair)?;
        let Some(curve) = curve else {
            let pair = RsaKeyPair::from_jwk(&jwk).map_err(|_| SignError::KeyPair)?;
            let der = pair.to_raw_private_key();
            return Ok(Self::Rsa(EncodingKey::from_rsa_der(&der)));
        };
        let signer = match curve.as_str() {
            "P-256" => ES256.signer_from_jwk(&jwk),
            "P-384" => ES384.signer_from_jwk(&jwk),
            _ => ES512.signer_from_jwk(&jwk),
        };
        signer.map(Self::Ec).map_err(|_| SignError::KeyPair)
    }

    /// RFC 7518 section 3.1.
    fn algorithm(&self) -> &str {
        match self {
            Self::Rsa(_) => "RS256",
            Self::Ec(signer) => signer.algorithm().name(),
        }
    }

    fn sign(&self, message: &[u8]) -> Result<String, SignError> {
        match self {
            Self::Rsa(key) => {
                crypto::sign(message, key, Algorithm::RS256).map_err(|_| SignError::Refused)
            }
            Self::Ec(signer) => {
                let signature = signer.sign(message).map_err(|_| SignError::Refused)?;
                Ok(BASE64URL.encode(signature))
            }
        }
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
        let public = ["kty", "n", "e", "crv", "x", "y"].into_iter();
        let public = public.filter_map(|name| Some((name, self.jwk.get(name)?.clone())));
        let signer = Signer {
            public: public.collect(),
            key: SigningKey::of(self.jwk)?,
            kid,
            client_id: self.client_id,
        };
        // Proves the key, and seeds the random generator while the first request is still under way.
        signer.assertion("https://warm.up.invalid", true, 0.0)?;
        Ok(signer)
    }
}
