//! DPoP proofs (RFC 9449 section 4.3), at the token endpoint and at the APIs.

use serde_json::{Map, Value};

use super::exchange::OrgRequest;
use super::memory::Memory;
use super::signature::{Compact, digest, thumbprint};
use super::words::{self, OauthWords};

/// A proof may be five minutes old.
const OLDEST: i64 = 300;
/// How many seconds ahead of our clock a proof may be made; Okta's own limit is not documented.
const FASTEST: i64 = 60;

/// What the answer needs to know of a proof that was accepted.
pub(super) struct AcceptedProof {
    /// The thumbprint of its key: what `cnf.jkt` of a bound token must be.
    pub key: String,
    pub nonce: Option<String>,
}

/// `token` is the access token that the proof must name in `ath`, at an API.
pub(super) fn check(
    request: &OrgRequest,
    token: Option<&str>,
    memory: &mut Memory,
    now: i64,
) -> Result<AcceptedProof, OauthWords> {
    let mut sent = request.headers("dpop");
    let text = sent.next().ok_or(words::PROOF_MISSING)?;
    if sent.next().is_some() {
        return Err(words::PROOF_TWICE);
    }
    let proof = Compact::read(text).ok_or(words::PROOF_UNREADABLE)?;
    if proof.header.get("typ").and_then(Value::as_str) != Some("dpop+jwt") {
        return Err(words::PROOF_TYPE_INVALID);
    }
    if proof.algorithm().is_none() {
        return Err(words::PROOF_ALGORITHM_INVALID);
    }
    let key = public_key(&proof).ok_or(words::PROOF_UNREADABLE)?;
    if !proof.is_signed_by(key) {
        return Err(words::PROOF_SIGNATURE_INVALID);
    }
    if proof.claim("htm") != Some(&request.method) {
        return Err(words::PROOF_HTM_INVALID);
    }
    if proof.claim("htu") != Some(&request.url()) {
        return Err(words::PROOF_HTU_INVALID);
    }
    let issued = proof.time("iat").ok_or(words::PROOF_IAT_INVALID)?;
    if issued > now + FASTEST {
        return Err(words::PROOF_IN_FUTURE);
    }
    if issued < now - OLDEST {
        return Err(words::PROOF_TOO_OLD);
    }
    if let Some(token) = token
        && proof.claim("ath") != Some(&digest(token))
    {
        return Err(words::PROOF_ATH_INVALID);
    }
    let jti = proof.claim("jti").ok_or(words::PROOF_JTI_INVALID)?;
    if !memory.first_use("proof", jti) {
        return Err(words::PROOF_USED);
    }
    Ok(AcceptedProof {
        key: thumbprint(key),
        nonce: proof.claim("nonce").map(str::to_owned),
    })
}

/// The key inside the proof's header. RFC 9449 section 4.3: it must not be a private one.
fn public_key<'p>(proof: &'p Compact<'_>) -> Option<&'p Map<String, Value>> {
    let key = proof.header.get("jwk")?.as_object()?;
    let is_public = !key.contains_key("d") && key.contains_key("kty");
    is_public.then_some(key)
}
