//! `POST /oauth2/v1/token` of the org authorization server.

use serde_json::json;

use super::assertion::{self, Presented};
use super::exchange::{OrgAnswer, OrgRequest};
use super::org::Org;
use super::proof;
use super::refusal::OrgRefusal;
use super::words;

pub(super) const PATH: &str = "/oauth2/v1/token";
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// Okta fixes the lifetime of these tokens at one hour.
const LIFETIME: i64 = 3600;
const OPENID_SCOPES: [&str; 7] = [
    "openid",
    "profile",
    "email",
    "address",
    "phone",
    "offline_access",
    "device_sso",
];

pub(super) fn answer(
    org: &mut Org,
    request: &OrgRequest,
    now: i64,
) -> Result<OrgAnswer, OrgRefusal> {
    let form = authenticated(org, request, now)?;
    if let Some(words) = org.assertion_refusal {
        return Err(words.into());
    }
    may_use_grant(org)?;
    let bound_to = bind(org, request, now)?;
    let scopes = granted(org, value(&form, "scope").unwrap_or_default())?;
    Ok(issue(org, request, bound_to.as_deref(), &scopes, now))
}

/// A request to `/oauth2/{server}/v1/token`: a custom server knows no `okta.*` scope.
pub(super) fn answer_custom(
    org: &mut Org,
    request: &OrgRequest,
    now: i64,
) -> Result<OrgAnswer, OrgRefusal> {
    authenticated(org, request, now)?;
    Err(words::SCOPE_UNKNOWN.into())
}

/// The form parameters of a request, once the client is authenticated.
fn authenticated(
    org: &mut Org,
    request: &OrgRequest,
    now: i64,
) -> Result<Vec<(String, String)>, OrgRefusal> {
    let form = request.form();
    read_form(request, &form)?;
    let presented = Presented {
        assertion: value(&form, "client_assertion").ok_or(words::CREDENTIALS_MISSING)?,
        client_id: value(&form, "client_id"),
        url: &request.url(),
    };
    assertion::authenticate(&org.app, &presented, &mut org.memory, now)?;
    Ok(form)
}

fn value<'f>(form: &'f [(String, String)], name: &str) -> Option<&'f str> {
    let found = form.iter().find(|(key, _)| key == name)?;
    Some(found.1.as_str()).filter(|value| !value.is_empty())
}

fn read_form(request: &OrgRequest, form: &[(String, String)]) -> Result<(), OrgRefusal> {
    let twice = |name: &String| form.iter().filter(|(key, _)| key == name).count() > 1;
    if form.iter().any(|(name, _)| twice(name)) {
        return Err(words::PARAMETER_TWICE.into());
    }
    match value(form, "grant_type") {
        Some("client_credentials") => {}
        Some(_) => return Err(words::GRANT_TYPE_UNSUPPORTED.into()),
        None => return Err(words::GRANT_TYPE_MISSING.into()),
    }
    let elsewhere =
        request.header("authorization").is_some() || value(form, "client_secret").is_some();
    if elsewhere && value(form, "client_assertion").is_some() {
        return Err(words::CREDENTIALS_TWICE.into());
    }
    match value(form, "client_assertion_type") {
        Some(ASSERTION_TYPE) => Ok(()),
        Some(_) => Err(words::ASSERTION_TYPE_INVALID.into()),
        None => Err(words::CREDENTIALS_MISSING.into()),
    }
}

fn may_use_grant(org: &Org) -> Result<(), OrgRefusal> {
    if org.app.application_type != "service" {
        return Err(words::SERVICE_APP_REQUIRED.into());
    }
    if !org.app.grant_types.contains(&"client_credentials") {
        return Err(words::GRANT_TYPE_NOT_ALLOWED.into());
    }
    org.policy_refusal.map_or(Ok(()), |words| Err(words.into()))
}

/// The DPoP handshake. A proof sent to an app that does not require one is accepted and ignored.
fn bind(org: &mut Org, request: &OrgRequest, now: i64) -> Result<Option<String>, OrgRefusal> {
    if !org.app.dpop_required {
        return Ok(None);
    }
    let proof = proof::check(request, None, &mut org.memory, now)?;
    match proof.nonce {
        Some(nonce) if org.memory.takes_nonce(&nonce, now) => Ok(Some(proof.key)),
        _ => Err(OrgRefusal::Nonce(
            words::NONCE_REQUIRED,
            org.memory.nonce(now),
        )),
    }
}

/// Okta issues the intersection: a requested scope that is not granted is dropped in silence while any other is.
fn granted(org: &Org, requested: &str) -> Result<Vec<String>, OrgRefusal> {
    let mut scopes: Vec<&str> = requested.split_whitespace().collect();
    scopes.dedup();
    if scopes.is_empty() {
        return Err(words::SCOPE_MISSING.into());
    }
    for scope in &scopes {
        if OPENID_SCOPES.contains(scope) {
            return Err(words::SCOPE_OPENID.into());
        }
        if !scope.starts_with("okta.") {
            return Err(words::SCOPE_CUSTOM.into());
        }
        if scope.contains(',') || org.unknown_scopes.iter().any(|unknown| unknown == scope) {
            return Err(words::SCOPE_UNKNOWN.into());
        }
        if scope.ends_with(".self") {
            return Err(words::SCOPE_SELF.into());
        }
    }
    scopes.retain(|scope| org.app.granted.iter().any(|granted| granted == scope));
    if scopes.is_empty() {
        return Err(words::SCOPE_NONE_GRANTED.into());
    }
    Ok(scopes.into_iter().map(str::to_owned).collect())
}

fn issue(
    org: &mut Org,
    request: &OrgRequest,
    bound_to: Option<&str>,
    scopes: &[String],
    now: i64,
) -> OrgAnswer {
    let origin = request.origin();
    let mut claims = json!({
        "ver": 1,
        "jti": format!("AT.{}", org.memory.id()),
        "iss": origin,
        "aud": origin,
        "sub": org.app.client_id,
        "iat": now,
        "exp": now + LIFETIME,
        "cid": org.app.client_id,
        "scp": scopes,
    });
    if let Some(key) = bound_to {
        claims["cnf"] = json!({"jkt": key});
    }
    let body = json!({
        "token_type": if bound_to.is_some() { "DPoP" } else { "Bearer" },
        "expires_in": LIFETIME,
        "access_token": org.signing_key.sign("application/okta-internal-at+jwt", &claims),
        "scope": scopes.join(" "),
    });
    let answer = OrgAnswer::json(200, body.to_string()).with("x-robots-tag", "noindex,nofollow");
    match bound_to {
        Some(_) => answer.with("dpop-nonce", org.memory.nonce(now)),
        None => answer,
    }
}

/// A body of the right kind without a token, for the switch that breaks it.
pub(super) fn without_token() -> String {
    json!({"token_type": "Bearer", "expires_in": LIFETIME}).to_string()
}
