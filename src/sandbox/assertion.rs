//! Client authentication with `private_key_jwt` (RFC 7523), in the order in which Okta seems to check.
//!
//! The order is documented nowhere. Known: the assertion is checked before DPoP and before the scopes, and its `jti`
//! counts as used even when the answer is `use_dpop_nonce`.
//! Source: <https://developer.okta.com/docs/guides/build-self-signed-jwt/java/main/>.

use serde_json::Value;

use super::app::{App, AppKey};
use super::memory::Memory;
use super::signature::Compact;
use super::words::{self, OauthWords};

/// `exp` may lie up to an hour ahead; in practice strictly less (okta-sdk-golang#573).
const LONGEST: i64 = 3600;

/// Everything that the check needs besides the app.
pub(super) struct Presented<'r> {
    pub assertion: &'r str,
    /// The parameter `client_id`, which may be sent beside the assertion.
    pub client_id: Option<&'r str>,
    /// The URL that was called.
    pub url: &'r str,
}

pub(super) fn authenticate(
    app: &App,
    presented: &Presented<'_>,
    memory: &mut Memory,
    now: i64,
) -> Result<(), OauthWords> {
    let assertion = Compact::read(presented.assertion).ok_or(words::ASSERTION_UNREADABLE)?;
    is_client(app, &assertion, presented.client_id)?;
    if !app.active {
        return Err(words::CLIENT_REFUSED);
    }
    if app.auth_method != "private_key_jwt" {
        return Err(words::PRIVATE_KEY_JWT_REQUIRED);
    }
    let key = key_for(app, &assertion)?;
    if key.used_for != "sig" {
        return Err(words::KEY_USE_INVALID);
    }
    if !assertion.is_signed_by(&key.public) {
        return Err(words::SIGNATURE_INVALID);
    }
    is_for(&assertion, presented.url)?;
    is_current(&assertion, now)?;
    // A `jti` is optional; with one the assertion works once.
    match assertion.claim("jti") {
        Some(jti) if !memory.first_use("assertion", jti) => Err(words::ASSERTION_USED),
        _ => Ok(()),
    }
}

/// The client is the one named by the parameter, else by either claim.
fn is_client(app: &App, assertion: &Compact<'_>, named: Option<&str>) -> Result<(), OauthWords> {
    let (issuer, subject) = (assertion.claim("iss"), assertion.claim("sub"));
    let client = Some(app.client_id.as_str());
    let known = match named {
        Some(named) => Some(named) == client,
        None => issuer == client || subject == client,
    };
    if !known {
        Err(words::CLIENT_ID_INVALID)
    } else if issuer != client {
        Err(words::ISSUER_INVALID)
    } else if subject != client {
        Err(words::SUBJECT_INVALID)
    } else {
        Ok(())
    }
}

/// With one active key `kid` may be absent; with several it is required, and an unknown one never fits.
fn key_for<'a>(app: &'a App, assertion: &Compact<'_>) -> Result<&'a AppKey, OauthWords> {
    if assertion.algorithm().is_none() {
        return Err(words::ALGORITHM_INVALID);
    }
    if app.broken_jwks_uri {
        return Err(words::JWKS_URI_FAILED);
    }
    if app.keys.is_empty() {
        return Err(words::KEYS_MISSING);
    }
    let active: Vec<_> = app.keys.iter().filter(|key| key.active).collect();
    let found = match assertion.header.get("kid").and_then(Value::as_str) {
        Some(kid) => active.iter().find(|key| key.kid == kid),
        None if active.len() == 1 => active.first(),
        None => None,
    };
    found.copied().ok_or(words::KID_INVALID)
}

/// `aud` is the endpoint called; an array is accepted since 2022 (OKTA-478067).
fn is_for(assertion: &Compact<'_>, url: &str) -> Result<(), OauthWords> {
    let fits = match assertion.claims.get("aud") {
        Some(Value::String(audience)) => audience == url,
        Some(Value::Array(all)) => all.iter().any(|audience| audience == url),
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(words::AUDIENCE_INVALID)
    }
}

/// No leeway: none is documented, and none was seen.
fn is_current(assertion: &Compact<'_>, now: i64) -> Result<(), OauthWords> {
    let expires = assertion.time("exp").ok_or(words::EXPIRATION_MISSING)?;
    if expires <= now {
        return Err(words::EXPIRED);
    }
    if expires - now >= LONGEST {
        return Err(words::EXPIRES_TOO_LATE);
    }
    match assertion.time("iat") {
        Some(issued) if issued > now => Err(words::ISSUED_IN_FUTURE),
        _ => Ok(()),
    }
}
