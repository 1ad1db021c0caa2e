//! Signatures, made and verified with josekit: another implementation than the one that signs on the client's side.

use base64::prelude::{BASE64_URL_SAFE_NO_PAD as BASE64URL, Engine as _};
use josekit::jwk::alg::rsa::RsaKeyPair;
use josekit::jwk::{Jwk, KeyPair as _};
use josekit::jws::{self, JwsHeader, JwsSigner, JwsVerifier, alg};
use openssl::sha::sha256;
use serde_json::{Map, Value, json};

/// The algorithms that Okta lists for assertions and for DPoP proofs alike.
pub(super) const ALGORITHMS: [&str; 6] = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

/// A JWS in compact form (RFC 7515), read but not trusted.
pub(super) struct Compact<'t> {
    text: &'t str,
    pub header: Value,
    pub claims: Value,
}

impl<'t> Compact<'t> {
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut part = || {
            let bytes = BASE64URL.decode(parts.next()?).ok()?;
            serde_json::from_slice(&bytes).ok().filter(Value::is_object)
        };
        let (header, claims) = (part()?, part()?);
        (parts.count() == 1).then_some(Self {
            text,
            header,
            claims,
        })
    }

    pub(super) fn algorithm(&self) -> Option<&str> {
        let name = self.header.get("alg")?.as_str()?;
        ALGORITHMS.contains(&name).then_some(name)
    }

    pub(super) fn claim(&self, name: &str) -> Option<&str> {
        self.claims.get(name)?.as_str()
    }

    /// Seconds since the Unix epoch. Okta wants an integer; a fraction and a text are both no time.
    pub(super) fn time(&self, name: &str) -> Option<i64> {
        self.claims.get(name)?.as_i64()
    }

    pub(super) fn is_signed_by(&self, public: &Map<String, Value>) -> bool {
        let verifier = self.algorithm().and_then(|name| verifier(name, public));
        verifier.is_some_and(|verifier| jws::deserialize_compact(self.text, &*verifier).is_ok())
    }
}

fn verifier(algorithm: &str, public: &Map<String, Value>) -> Option<Box<dyn JwsVerifier>> {
    fn boxed<V: JwsVerifier + 'static, E>(made: Result<V, E>) -> Option<Box<dyn JwsVerifier>> {
        made.ok().map(|verifier| Box::new(verifier) as _)
    }
    let key = Jwk::from_map(public.clone()).ok()?;
    match algorithm {
        "RS256" => boxed(jws::RS256.verifier_from_jwk(&key)),
        "RS384" => boxed(jws::RS384.verifier_from_jwk(&key)),
        "RS512" => boxed(jws::RS512.verifier_from_jwk(&key)),
        "ES256" => boxed(jws::ES256.verifier_from_jwk(&key)),
        "ES384" => boxed(jws::ES384.verifier_from_jwk(&key)),
        "ES512" => boxed(jws::ES512.verifier_from_jwk(&key)),
        _ => None,
    }
}

/// The key with which the sandbox signs its access tokens. New in every process; no `Debug`.
pub(super) struct SigningKey {
    signer: alg::rsassa::RsassaJwsSigner,
    public: Map<String, Value>,
}

impl SigningKey {
    pub(super) const KID: &str = "sandbox-token-signing-key";

    pub(super) fn generate() -> Result<Self, josekit::JoseError> {
        let pair = RsaKeyPair::generate(2048)?;
        Ok(Self {
            signer: jws::RS256.signer_from_der(pair.to_der_private_key())?,
            public: pair.to_jwk_public_key().into(),
        })
    }

    pub(super) fn public(&self) -> &Map<String, Value> {
        &self.public
    }

    pub(super) fn sign(&self, kind: &str, claims: &Value) -> String {
        let header = json!({"alg": "RS256", "kid": Self::KID, "typ": kind});
        let Value::Object(header) = header else {
            unreachable!("the literal above is an object")
        };
        let header = JwsHeader::from_map(header).expect("the literal above is a JOSE header");
        jws::serialize_compact(
            claims.to_string().as_bytes(),
            &header,
            &self.signer as &dyn JwsSigner,
        )
        .expect("a fresh RSA key signs")
    }
}

pub(super) fn digest(text: &str) -> String {
    BASE64URL.encode(sha256(text.as_bytes()))
}

/// RFC 7638: the digest of the required members, in this order and without spaces.
pub(super) fn thumbprint(public: &Map<String, Value>) -> String {
    let members: &[&str] = match public.get("kty").and_then(Value::as_str) {
        Some("RSA") => &["e", "kty", "n"],
        _ => &["crv", "kty", "x", "y"],
    };
    let member = |name: &&str| format!("\"{name}\":{}", public.get(*name).unwrap_or(&Value::Null));
    let members: Vec<_> = members.iter().map(member).collect();
    digest(&format!("{{{}}}", members.join(",")))
}
