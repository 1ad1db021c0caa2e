//! JWTs in the text, decoded and looked at. Their signatures are neither kept nor checked: nothing here is trusted.

use serde_json::Value;

use crate::model::conversation::Jwt;
use crate::okta::errors::Cause;

/// What a token in the text shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) cause: Cause,
    pub(super) words: String,
    /// Wrong whatever the time is, and not merely old by now.
    pub(super) lasting: bool,
}

/// More tokens are the same once more.
const MOST: usize = 20;

pub(super) fn find(text: &str) -> Vec<Jwt> {
    let mut tokens = Vec::new();
    let mut from = 0;
    while let Some(found) = text[from..].find("eyJ") {
        let start = from + found;
        let of_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let rest = &text[start..];
        let end = rest.find(|c| !of_token(c)).unwrap_or(rest.len());
        tokens.extend(Jwt::read(rest[..end].trim_end_matches('.')));
        if tokens.len() == MOST {
            break;
        }
        from = start + end.max(3);
    }
    tokens
}

pub(super) fn judge(tokens: &[Jwt], now: f64) -> Vec<Shown> {
    tokens.iter().flat_map(|token| one(token, now)).collect()
}

fn one(token: &Jwt, now: f64) -> Vec<Shown> {
    let claim = |name: &str| token.claims.get(name);
    let text = |name: &str| claim(name).and_then(Value::as_str).unwrap_or("");
    let number = |name: &str| claim(name).and_then(Value::as_f64);
    let header = |name: &str| token.header.get(name).and_then(Value::as_str);
    let mut shown = Vec::new();
    let mut see = |cause, lasting, words: String| {
        shown.push(Shown {
            cause,
            words: crate::model::redact::may_be_quoted(&words),
            lasting,
        });
    };
    if header("typ").is_some_and(|typ| typ.eq_ignore_ascii_case("dpop+jwt")) {
        let htu = text("htu");
        if htu.contains(['?', '#', '{']) || htu.starts_with("http://") {
            see(Cause::DpopHtu, true, format!("the proof's htu is {htu}"));
        }
        return shown;
    }
    let issuer = text("iss");
    let is_access = claim("scp").is_some() || claim("cid").is_some();
    if is_access {
        if issuer.contains("/oauth2/") {
            let words =
                format!("the access token was issued by {issuer}, a custom authorization server");
            see(Cause::CustomAuthServerUsed, true, words);
        }
        if let Some(exp) = number("exp").filter(|exp| *exp < now) {
            let words = format!("the access token's exp is {exp:.0}, which is past");
            see(Cause::TokenExpired, false, words);
        }
        return shown;
    }
    let audience = match claim("aud") {
        Some(Value::String(audience)) => audience.as_str(),
        Some(Value::Array(several)) => several.first().and_then(Value::as_str).unwrap_or(""),
        _ => "",
    };
    // An ID token or another system's: none of ours.
    if issuer.is_empty() || (issuer != text("sub") && !audience.contains("/token")) {
        return shown;
    }
    let plain = format!("the assertion's aud is {audience}");
    if audience.contains("-admin.") {
        see(Cause::AdminDomain, true, plain);
    } else if audience.contains("/oauth2/") && !audience.contains("/oauth2/v1/") {
        see(Cause::CustomAuthServerUsed, true, plain);
    } else if !audience.ends_with("/oauth2/v1/token") {
        let words = format!("the assertion's aud is {audience:?}");
        see(Cause::WrongAudience, true, words);
    }
    if issuer != text("sub") {
        let words = format!(
            "the assertion's iss is {issuer}, its sub is {}",
            text("sub")
        );
        see(Cause::WrongClientId, true, words);
    }
    match header("alg") {
        Some(alg) if alg.starts_with("RS") || alg.starts_with("ES") => {}
        alg => {
            let words = format!("the assertion's alg is {}", alg.unwrap_or("missing"));
            see(Cause::AssertionAlgorithm, true, words);
        }
    }
    match number("exp") {
        None => {
            let words = "the assertion has no exp that is a number".into();
            see(Cause::AssertionMalformed, true, words);
        }
        Some(exp) if number("iat").is_some_and(|iat| exp - iat >= 3600.0) || exp > 1e11 => {
            let words = format!("the assertion's exp is {exp:.0}, an hour or more after its iat");
            see(Cause::AssertionExpTooFar, true, words);
        }
        Some(exp) if exp < now => {
            let words = format!("the assertion's exp is {exp:.0}, which is past");
            see(Cause::AssertionTimes, false, words);
        }
        Some(_) => {}
    }
    if header("kid").is_none_or(str::is_empty) {
        let words = "the assertion's header has no kid".into();
        see(Cause::KidMissing, false, words);
    }
    shown
}
