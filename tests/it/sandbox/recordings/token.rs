//! Answers to token requests.

use crate::support::Answered as _;
use serde_json::json;

use super::has_usual_headers;
use crate::sandbox::client::{ALL_SCOPES, Assertion, Client, NOW, said, token_request};

/// Scenario, assertion changed how, recording, status, `error`, `error_description`.
type TokenCase = (
    &'static str,
    fn(&mut Assertion),
    u8,
    u16,
    &'static str,
    &'static str,
);

const TOKEN_CASES: [TokenCase; 9] = [
    (
        "dpop_required",
        |_| {},
        1,
        400,
        "invalid_dpop_proof",
        "The DPoP proof JWT header is missing.",
    ),
    (
        "no_scope_granted",
        |_| {},
        37,
        400,
        "consent_required",
        "You are not allowed any of the requested scopes.",
    ),
    (
        "healthy",
        |a| a.claims["exp"] = json!(NOW + 3600),
        39,
        401,
        "invalid_client",
        "The client_assertion token has an expiration too far into the future.",
    ),
    (
        "several_keys",
        |a| a.header.kid = None,
        40,
        401,
        "invalid_client",
        "The client_assertion JWT kid is invalid.",
    ),
    (
        "healthy",
        |a| a.claims["aud"] = json!("https://elsewhere.example"),
        27,
        401,
        "invalid_client",
        "The audience claim for client_assertion must be the endpoint invoked for the request.",
    ),
    (
        "clock_skew",
        |_| {},
        67,
        401,
        "invalid_client",
        "The client_assertion token is expired.",
    ),
    (
        "assertion_expired",
        |_| {},
        67,
        401,
        "invalid_client",
        "The client_assertion token is expired.",
    ),
    (
        "jwks_not_configured",
        |_| {},
        68,
        401,
        "invalid_client",
        "The client does not have a JWKSet configured, but the client_assertion requires one.",
    ),
    (
        "scope_unknown",
        |_| {},
        28,
        400,
        "invalid_scope",
        "One or more scopes are not configured for the authorization server resource.",
    ),
];

#[test]
fn token_refusals_use_the_recorded_words() {
    for (scenario, change, recording, status, error, words) in TOKEN_CASES {
        let mut client = Client::of(scenario);
        let mut assertion = Assertion::good("jti");
        change(&mut assertion);
        let answer = client.ask(&token_request(&assertion.signed(), ALL_SCOPES));
        assert_eq!(
            said(&answer),
            (status, error.to_owned(), words.to_owned()),
            "REC/{recording}"
        );
        assert_eq!(
            answer.body_json().as_object().map(|body| body.len()),
            Some(2),
            "REC/{recording}"
        );
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("x-rate-limit-limit"), Some("150"));
        assert_eq!(answer.header("x-rate-limit-remaining"), Some("149"));
        assert!(answer.header("x-rate-limit-reset").is_some());
        // REC/01: no nonce yet, and no challenge header on any token answer.
        assert_eq!(answer.header("dpop-nonce"), None);
        assert_eq!(answer.header("www-authenticate"), None);
        has_usual_headers(&answer);
    }
}

#[test]
fn a_token_says_that_no_robot_may_keep_it() {
    let answer = Client::of("healthy").token_answer(ALL_SCOPES);
    assert_eq!(answer.header("x-robots-tag"), Some("noindex,nofollow"));
    assert_eq!(answer.header("cache-control"), Some("no-cache, no-store"));
    has_usual_headers(&answer);
}
