//! What the sandbox checks of a client assertion and of the request around it, one mistake at a time.

use crate::support::{Answered as _, Asked as _};
use std::collections::BTreeSet;

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use okta_cc::sandbox::OrgRequest;
use serde_json::json;

use crate::sandbox::client::{
    Assertion, Client, HOST, NOW, TOKEN, app, demo, other_key, parts, said, text, token_request,
};

const SCOPE: &str = "okta.users.read";

/// A healthy org's answer to a good assertion that `change` spoilt: its words.
fn refusal(change: impl FnOnce(&mut Assertion)) -> (u16, String, String) {
    let mut assertion = Assertion::good("jti");
    change(&mut assertion);
    said(&Client::of("healthy").ask(&token_request(&assertion.signed(), SCOPE)))
}

fn refused_client(text: &str) -> (u16, String, String) {
    (401, "invalid_client".to_owned(), text.to_owned())
}

#[test]
fn a_good_assertion_gets_a_token_as_okta_makes_it() {
    let answer = Client::of("healthy").token_answer("okta.users.read okta.groups.read");
    assert_eq!(answer.status, 200);
    let body = answer.body_json();
    assert_eq!(body["token_type"], "Bearer");
    assert_eq!(body["expires_in"], 3600);
    assert_eq!(body["scope"], "okta.users.read okta.groups.read");
    let (header, claims) = parts(&text(&body["access_token"]));
    assert_eq!(header["typ"], "application/okta-internal-at+jwt");
    assert_eq!(claims["sub"], demo().client_id);
    assert_eq!(claims["cid"], demo().client_id);
    assert_eq!(claims["iss"], format!("http://{HOST}"));
    assert_eq!(claims["exp"], NOW + 3600);
    assert_eq!(
        claims["scp"],
        json!(["okta.users.read", "okta.groups.read"])
    );
}

#[test]
fn each_wrong_claim_has_its_own_words() {
    type Change = fn(&mut Assertion);
    let cases: [(Change, &str); 14] = [
        (
            |a| a.claims["aud"] = json!(format!("http://{HOST}")),
            "The audience claim for client_assertion must be the endpoint invoked for the request.",
        ),
        (
            |a| a.claims["aud"] = json!(format!("http://{HOST}/oauth2/v1/introspect")),
            "The audience claim for client_assertion must be the endpoint invoked for the request.",
        ),
        (
            |a| a.claims["iss"] = json!("https://dev-12345678.okta.com"),
            "The issuer claim for client_assertion is not a valid client_id.",
        ),
        (
            |a| a.claims["sub"] = json!("someone"),
            "The subject claim for client_assertion is not a valid client_id.",
        ),
        (
            |a| {
                a.claims["iss"] = json!("0oa0");
                a.claims["sub"] = json!("0oa0");
            },
            "Invalid value for 'client_id' parameter.",
        ),
        (
            |a| a.claims["exp"] = json!(NOW),
            "The client_assertion token is expired.",
        ),
        (
            |a| a.claims["exp"] = json!(NOW + 3600),
            "The client_assertion token has an expiration too far into the future.",
        ),
        (
            |a| a.claims["exp"] = json!("1793523900"),
            "The client_assertion must contain the 'exp' claim as seconds since epoch.",
        ),
        (
            |a| a.claims["exp"] = json!(null),
            "The client_assertion must contain the 'exp' claim as seconds since epoch.",
        ),
        (
            |a| a.claims["iat"] = json!(NOW + 1),
            "The client_assertion token must be issued before the current time.",
        ),
        (
            |a| a.header.kid = Some("unknown".to_owned()),
            "The client_assertion JWT kid is invalid.",
        ),
        (
            |a| a.header.kid = Some(String::new()),
            "The client_assertion JWT kid is invalid.",
        ),
        (
            |a| a.key = other_key(),
            "The client_assertion signature is invalid.",
        ),
        (
            |a| {
                a.header.alg = Algorithm::PS256;
            },
            "The client_assertion JWT signature algorithm is invalid.",
        ),
    ];
    for (change, words) in cases {
        assert_eq!(refusal(change), refused_client(words));
    }
}

#[test]
fn what_okta_accepts_is_accepted() {
    type Change = fn(&mut Assertion);
    let cases: [Change; 7] = [
        |a| a.header.kid = None,
        |a| a.header.typ = None,
        |a| a.header.alg = Algorithm::RS512,
        |a| a.claims["exp"] = json!(NOW + 3599),
        |a| a.claims["aud"] = json!([format!("http://{HOST}{TOKEN}"), ""]),
        |a| {
            a.claims.as_object_mut().expect("claims").remove("iat");
        },
        |a| a.claims["iat"] = json!(NOW),
    ];
    for change in cases {
        assert_eq!(refusal(change).0, 200);
    }
}

#[test]
fn an_assertion_with_a_jti_works_once() {
    let mut client = Client::of("healthy");
    let request = token_request(&Assertion::good("once").signed(), SCOPE);
    assert_eq!(client.ask(&request).status, 200);
    let words = "The client_assertion token has already been used.";
    assert_eq!(said(&client.ask(&request)), refused_client(words));

    let mut without = Assertion::good("");
    without
        .claims
        .as_object_mut()
        .expect("claims")
        .remove("jti");
    let request = token_request(&without.signed(), SCOPE);
    assert_eq!(client.ask(&request).status, 200);
    assert_eq!(client.ask(&request).status, 200);
}

#[test]
fn a_secret_or_no_signature_is_never_a_signature() {
    let hmac = Assertion {
        header: Header::new(Algorithm::HS256),
        key: EncodingKey::from_secret(b"a client secret"),
        ..Assertion::good("jti")
    };
    let words = "The client_assertion JWT signature algorithm is invalid.";
    let mut client = Client::of("healthy");
    assert_eq!(
        said(&client.ask(&token_request(&hmac.signed(), SCOPE))),
        refused_client(words)
    );

    let good = Assertion::good("jti").signed();
    let (head, _) = good.rsplit_once('.').expect("a signature");
    let words = "The client_assertion signature is invalid.";
    assert_eq!(
        said(&client.ask(&token_request(&format!("{head}."), SCOPE))),
        refused_client(words)
    );
    let words = "The parsing of the client_assertion failed.";
    for unreadable in [head, "not a JWT", "e30.e30.e30.e30", "bnVsbA.e30.e30"] {
        assert_eq!(
            said(&client.ask(&token_request(unreadable, SCOPE))),
            refused_client(words)
        );
    }
}

#[test]
fn the_request_around_the_assertion_is_read_too() {
    let assertion = Assertion::good("jti").signed();
    let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    let grant = ("grant_type", "client_credentials");
    let (kind, other) = (
        ("client_assertion_type", kind),
        ("client_assertion_type", "jwt"),
    );
    let assertion = ("client_assertion", assertion.as_str());
    type Form<'f> = &'f [(&'f str, &'f str)];
    let cases: [(Form<'_>, u16, &str); 8] = [
        (&[kind, assertion], 400, "invalid_request"),
        (
            &[("grant_type", "password"), kind, assertion],
            400,
            "unsupported_grant_type",
        ),
        (&[grant, other, assertion], 400, "invalid_request"),
        (&[grant, kind], 401, "invalid_client"),
        (&[grant], 401, "invalid_client"),
        (&[grant, kind, assertion, assertion], 400, "invalid_request"),
        (
            &[grant, kind, assertion, ("client_secret", "s")],
            401,
            "invalid_request",
        ),
        (
            &[grant, kind, assertion, ("client_id", "0oa0")],
            401,
            "invalid_client",
        ),
    ];
    for (form, status, error) in cases {
        let answer = said(&Client::of("healthy").ask(&OrgRequest::post(HOST, TOKEN, form)));
        assert_eq!((answer.0, answer.1.as_str()), (status, error), "{form:?}");
    }
    // JSON instead of a form: nothing in it is read.
    let mut json = OrgRequest::post(HOST, TOKEN, &[grant, kind, assertion]);
    json.headers.retain(|(name, _)| name != "content-type");
    assert_eq!(Client::of("healthy").ask(&json).status, 400);
}

#[test]
fn several_keys_need_a_kid() {
    let ask = |scenario: &str, kid: bool| {
        let mut assertion = Assertion::good("jti");
        if !kid {
            assertion.header.kid = None;
        }
        said(&Client::of(scenario).ask(&token_request(&assertion.signed(), SCOPE)))
    };
    let kid = refused_client("The client_assertion JWT kid is invalid.");
    let signature = refused_client("The client_assertion signature is invalid.");
    assert_eq!(ask("several_keys", true).0, 200);
    assert_eq!(ask("several_keys", false), kid);
    assert_eq!(ask("unknown_kid", true), kid);
    assert_eq!(ask("unknown_kid", false).0, 200);
    assert_eq!(ask("key_inactive", true), kid);
    assert_eq!(ask("key_inactive", false), signature);
    assert_eq!(ask("wrong_key", true), signature);
}

#[test]
fn scopes_are_intersected_and_some_are_refused() {
    let ask = |scope: &str| {
        let answer = Client::of("healthy").token_answer(scope);
        let granted = answer.body_json()["scope"]
            .as_str()
            .unwrap_or("")
            .to_owned();
        (said(&answer).2, granted)
    };
    let granted = |scope: &str| (String::new(), scope.to_owned());
    let refused = |text: &str| (text.to_owned(), String::new());
    assert_eq!(
        ask("okta.users.read okta.domains.read"),
        granted("okta.users.read")
    );
    assert_eq!(
        ask("okta.users.read  okta.logs.read"),
        granted("okta.users.read okta.logs.read")
    );
    let none = "You are not allowed any of the requested scopes.";
    assert_eq!(ask("okta.domains.read"), refused(none));
    assert_eq!(ask(" "), refused("No scopes were requested."));
    let openid = "Cannot request 'openid' scopes using client credentials.";
    assert_eq!(ask("okta.users.read openid"), refused(openid));
    assert_eq!(
        ask("users"),
        refused("Custom scopes are not allowed for this request.")
    );
    let itself = "The 'client_credentials' grant type may not request .self scopes.";
    assert_eq!(ask("okta.users.read.self"), refused(itself));
    let unknown = "One or more scopes are not configured for the authorization server resource.";
    assert_eq!(ask("okta.users.read,okta.groups.read"), refused(unknown));
}

#[test]
fn only_public_members_are_registered() {
    let key = &app().keys[0];
    let members: BTreeSet<_> = key.public.keys().map(String::as_str).collect();
    assert_eq!(members, BTreeSet::from(["kty", "n", "e"]));
}
