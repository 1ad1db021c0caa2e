//! Proves a key by a signature: one library makes it, another one verifies it.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use josekit::jwk::Jwk;
use josekit::jwk::alg::rsa::RsaKeyPair;
use josekit::jws::{ES256, ES384, ES512, JwsSigner as _, JwsVerifier as _, RS256};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, crypto};
use openssl::rsa::Rsa;
use serde_json::{Map, Value};

use crate::model::key::{Key, NUMBERS};

const MESSAGE: &[u8] = b"okta-cc fix";

/// Who signed and who verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// aws-lc compares all numbers before it signs.
    AwsLcByOpenSsl,
    /// OpenSSL signs as in Node, where aws-lc refuses a key that is merely unusual: e = 3, primes of different lengths.
    OpenSslByAwsLc,
    /// aws-lc takes neither a public exponent of more than 33 bits nor a modulus of more than 8192.
    OpenSslAlone,
    /// A key of an elliptic curve.
    OpenSslCurve,
}

impl Proof {
    pub fn sentence(self) -> &'static str {
        match self {
            Self::AwsLcByOpenSsl => "aws-lc signs with the key, and OpenSSL verifies the signature",
            Self::OpenSslByAwsLc => "OpenSSL signs with the key, and aws-lc verifies the signature",
            Self::OpenSslCurve => "OpenSSL signs with the key and verifies the signature",
            Self::OpenSslAlone => {
                "OpenSSL signs with the key and verifies the signature; aws-lc does not take keys like this"
            }
        }
    }
}

/// Signs with the key of this text, JWK or PEM; `None` if no signature is made that is good under its public half.
pub fn prove(key: &str) -> Option<Proof> {
    let members = match serde_json::from_str(key) {
        Ok(Value::Object(members)) => members,
        _ => Key::read(key).jwk_json()?,
    };
    if members.contains_key("crv") {
        return prove_ec(members);
    }
    let private = numbers(&members, &NUMBERS)?;
    let public = numbers(&members, &["n", "e"])?;
    if !fits_together(&private) {
        return None;
    }
    let openssl = RS256.verifier_from_jwk(&public).ok()?;
    if let Some(signature) = by_aws_lc(&private) {
        let good = openssl.verify(MESSAGE, &signature).is_ok();
        return good.then_some(Proof::AwsLcByOpenSsl);
    }
    let signature = RS256.signer_from_jwk(&private).ok()?.sign(MESSAGE).ok()?;
    openssl.verify(MESSAGE, &signature).ok()?;
    let text = |name| members.get(name).and_then(Value::as_str);
    let aws_lc = DecodingKey::from_rsa_components(text("n")?, text("e")?).ok()?;
    let signature = BASE64_URL_SAFE_NO_PAD.encode(signature);
    match crypto::verify(&signature, MESSAGE, &aws_lc, Algorithm::RS256) {
        Ok(true) => Some(Proof::OpenSslByAwsLc),
        _ => Some(Proof::OpenSslAlone),
    }
}

/// What `openssl rsa -check` asks: OpenSSL, and so Node, signs with wrong numbers too, by falling back on `n` and `d`,
/// and Go, Java and Python then refuse the same key.
fn fits_together(private: &Jwk) -> bool {
    let check = || {
        let pair = RsaKeyPair::from_jwk(private).ok()?;
        let key = Rsa::private_key_from_der(&pair.to_raw_private_key()).ok()?;
        key.check_key().ok()
    };
    check() == Some(true)
}

/// OpenSSL knows all curves that Okta takes; aws-lc's signatures know not all of them here.
fn prove_ec(members: Map<String, Value>) -> Option<Proof> {
    let curve = members.get("crv")?.as_str()?.to_owned();
    let jwk = Jwk::from_map(members).ok()?;
    let algorithm = match curve.as_str() {
        "P-256" => ES256,
        "P-384" => ES384,
        _ => ES512,
    };
    let signature = algorithm.signer_from_jwk(&jwk).ok()?.sign(MESSAGE).ok()?;
    let verifier = algorithm
        .verifier_from_jwk(&jwk.to_public_key().ok()?)
        .ok()?;
    verifier.verify(MESSAGE, &signature).ok()?;
    Some(Proof::OpenSslCurve)
}

/// `None`: it refuses the key.
fn by_aws_lc(private: &Jwk) -> Option<Vec<u8>> {
    let pair = RsaKeyPair::from_jwk(private).ok()?;
    let key = EncodingKey::from_rsa_der(&pair.to_raw_private_key());
    let signature = crypto::sign(MESSAGE, &key, Algorithm::RS256).ok()?;
    BASE64_URL_SAFE_NO_PAD.decode(signature).ok()
}

/// Only the numbers: what `use` or `alg` say is for the rules to judge.
fn numbers(members: &Map<String, Value>, names: &[&str]) -> Option<Jwk> {
    let mut jwk = Map::new();
    jwk.insert("kty".to_owned(), "RSA".into());
    for name in names {
        jwk.insert((*name).to_owned(), members.get(*name)?.clone());
    }
    Jwk::from_map(jwk).ok()
}
