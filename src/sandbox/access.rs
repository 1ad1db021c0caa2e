//! Whether an access token is accepted at a management endpoint: token, DPoP binding, scope. The role is checked later.

use serde_json::Value;

use super::exchange::OrgRequest;
use super::org::Org;
use super::proof;
use super::refusal::OrgRefusal;
use super::signature::{Compact, SigningKey};
use super::words::{self, OauthWords};

/// The scopes that an endpoint requires of a token.
pub(super) struct Needed {
    /// Any of these.
    pub scopes: &'static [&'static str],
    /// The one that Okta names in its challenge.
    pub named: &'static str,
}

pub(super) fn check(
    org: &mut Org,
    request: &OrgRequest,
    needed: &Needed,
    now: i64,
) -> Result<(), OrgRefusal> {
    let header = request
        .header("authorization")
        .ok_or(words::INVALID_SESSION)?;
    let (scheme, token) = header.split_once(' ').unwrap_or((header, ""));
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "bearer" => "Bearer",
        "dpop" => "DPoP",
        // An API token, or an access token sent as one (okta-sdk-nodejs#427).
        "ssws" => return Err(words::TOKEN_REFUSED.into()),
        _ => return Err(words::INVALID_SESSION.into()),
    };
    let refuse = |words: OauthWords| OrgRefusal::Challenge {
        words,
        scheme,
        scope: needed.named,
    };
    let read = Compact::read(token).ok_or_else(|| refuse(words::TOKEN_INVALID))?;
    if read.header.get("kid").and_then(Value::as_str) != Some(SigningKey::KID)
        || !read.is_signed_by(org.signing_key.public())
    {
        return Err(refuse(words::TOKEN_INVALID));
    }
    if read.time("exp").is_none_or(|expires| expires <= now) {
        return Err(refuse(words::TOKEN_EXPIRED));
    }
    let bound_to = read.claims.pointer("/cnf/jkt").and_then(Value::as_str);
    match (bound_to, scheme) {
        (None, "Bearer") => {}
        (None, _) => return Err(refuse(words::TOKEN_NOT_BOUND)),
        (Some(_), "Bearer") if request.header("dpop").is_some() => {
            return Err(refuse(words::TOKEN_NEEDS_SCHEME));
        }
        (Some(_), "Bearer") => return Err(refuse(words::TOKEN_NEEDS_PROOF)),
        (Some(key), _) => {
            let proof = proof::check(request, Some(token), &mut org.memory, now).map_err(refuse)?;
            if proof.key != key {
                return Err(refuse(words::PROOF_KEY_INVALID));
            }
        }
    }
    let scopes = read.claims.get("scp").and_then(Value::as_array);
    let holds = |scope: &Value| {
        scope
            .as_str()
            .is_some_and(|scope| needed.scopes.contains(&scope))
    };
    if scopes.is_some_and(|scopes| scopes.iter().any(holds)) {
        Ok(())
    } else {
        Err(refuse(words::TOKEN_LACKS_SCOPE))
    }
}
