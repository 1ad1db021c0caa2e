//! The sandbox against recorded answers of real orgs: the same status, the same words, the same headers that matter.
//!
//! The numbers are those of the recordings that we collected from public sources; the values are written out here.

use okta_cc::sandbox::{Answer, Request};
use serde_json::{Value, json};

use crate::sandbox::client::{
    ALL_SCOPES, Assertion, Client, HOST, NOW, TOKEN, demo, said, text, token_request,
};

/// On every recorded answer of an org since 2025.
fn has_usual_headers(answer: &Answer) {
    for name in [
        "server",
        "cache-control",
        "pragma",
        "expires",
        "x-content-type-options",
        "date",
    ] {
        assert!(answer.header(name).is_some(), "{name}");
    }
    let id = answer.header("x-okta-request-id").expect("a request id");
    assert!(
        id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{id}"
    );
}

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

#[test]
fn lists_are_as_recorded_with_and_without_a_role() {
    // REC/05, 06, 07 and 04, 46.
    for (path, limit) in [
        ("/api/v1/users", "300"),
        ("/api/v1/groups", "250"),
        ("/api/v1/apps", "50"),
    ] {
        let healthy = Client::of("healthy").get(&format!("{path}?limit=1"));
        assert_eq!(healthy.status, 200);
        assert_eq!(
            healthy.body_json().as_array().map(Vec::len),
            Some(1),
            "{path}"
        );
        assert_eq!(healthy.header("x-rate-limit-limit"), Some(limit));
        let link = format!("<http://{HOST}{path}?limit=1>; rel=\"self\"");
        assert_eq!(healthy.header("link"), Some(link.as_str()));
        has_usual_headers(&healthy);

        let blind = Client::of("no_admin_role").get(path);
        assert_eq!(
            (blind.status, blind.body_json()),
            (200, json!([])),
            "{path}"
        );
    }
    let next = Client::of("healthy").get("/api/v1/users?limit=1");
    assert!(
        next.headers
            .iter()
            .any(|(_, value)| value.ends_with("rel=\"next\""))
    );
}

#[test]
fn management_refusals_use_the_recorded_words() {
    // Scenario, path, recording, status, code, summary.
    let cases = [
        (
            "no_admin_role",
            "/api/v1/devices",
            45,
            403,
            "E0000006",
            "You do not have permission to perform the requested action",
        ),
        (
            "healthy",
            "/api/v1/iam/roles",
            44,
            403,
            "E0000006",
            "You do not have permission to perform the requested action",
        ),
        (
            "api_invalid_session",
            "/api/v1/users",
            49,
            403,
            "E0000005",
            "Invalid session",
        ),
        (
            "feature_off",
            "/api/v1/users",
            9,
            401,
            "E0000015",
            "You do not have permission to access the feature you are requesting",
        ),
        (
            "api_server_error",
            "/api/v1/users",
            25,
            500,
            "E0000009",
            "Internal Server Error",
        ),
        (
            "api_rate_limited",
            "/api/v1/users",
            8,
            429,
            "E0000047",
            "API call exceeded rate limit due to too many requests.",
        ),
        (
            "healthy",
            "/api/v1/apps/0oa0/credentials/jwks",
            11,
            404,
            "E0000007",
            "Not found: Resource not found: 0oa0 (AppInstance)",
        ),
        (
            "super_admin",
            "/oauth2/v1/clients/0oa0/roles",
            13,
            404,
            "E0000007",
            "Not found: Resource not found: 0oa0 (PublicClientApp)",
        ),
        (
            "healthy",
            "/api/v1/nothing",
            0,
            404,
            "E0000008",
            "The requested path was not found",
        ),
    ];
    for (scenario, path, recording, status, code, words) in cases {
        let answer = Client::of(scenario).get(path);
        assert_eq!(
            said(&answer),
            (status, code.to_owned(), words.to_owned()),
            "REC/{recording}"
        );
        let body = answer.body_json();
        assert_eq!(body["errorLink"], code);
        assert_eq!(body["errorCauses"], json!([]));
        assert!(text(&body["errorId"]).starts_with("oae"));
        assert_eq!(answer.header("www-authenticate"), None);
        has_usual_headers(&answer);
    }
    let posted = Client::of("healthy").ask(&Request::post(HOST, "/api/v1/users", &[]));
    // REC/15.
    let words = "The endpoint does not support the provided HTTP method".to_owned();
    assert_eq!(said(&posted), (405, "E0000022".to_owned(), words));
}

#[test]
fn a_rate_limit_says_when_it_ends_and_not_retry_after() {
    // REC/08.
    let limited = Client::of("rate_limited").token_answer(ALL_SCOPES);
    assert_eq!(said(&limited).1, "E0000047");
    assert_eq!(limited.header("x-rate-limit-remaining"), Some("0"));
    let reset = limited
        .header("x-rate-limit-reset")
        .and_then(|reset| reset.parse().ok());
    assert_eq!(reset, Some(NOW + 30));
    assert_eq!(limited.header("retry-after"), None);
    let mut once = Client::of("rate_limited_once");
    assert_eq!(once.token_answer(ALL_SCOPES).status, 429);
    assert_eq!(once.token_answer(ALL_SCOPES).status, 200);
    let silent = Client::of("rate_limited_no_reset").token_answer(ALL_SCOPES);
    assert_eq!(silent.status, 429);
    assert!(
        !silent
            .headers
            .iter()
            .any(|(name, _)| name.starts_with("x-rate-limit"))
    );
}

#[test]
fn limits_count_down_and_start_again_after_a_minute() {
    let mut client = Client::of("healthy");
    let token = client.token();
    let apps = Request::get(HOST, "/api/v1/apps").with("authorization", &format!("Bearer {token}"));
    for left in (0..50).rev() {
        let answer = client.ask(&apps);
        assert_eq!(
            answer.header("x-rate-limit-remaining"),
            Some(left.to_string().as_str())
        );
    }
    assert_eq!(client.ask(&apps).status, 429);
    client.now += 60;
    assert_eq!(client.ask(&apps).status, 200);
}

#[test]
fn a_missing_scope_is_said_in_a_header_only() {
    // REC/31: empty body.
    let mut client = Client::of("healthy");
    let token = client.token_answer("okta.apps.read").body_json();
    let bearer = format!("Bearer {}", text(&token["access_token"]));
    let answer = client.ask(&Request::get(HOST, "/api/v1/groups").with("authorization", &bearer));
    assert_eq!((answer.status, answer.body.len()), (403, 0));
    let challenge = format!(
        "Bearer authorization_uri=\"http://{HOST}/oauth2/v1/authorize\", realm=\"http://{HOST}\", \
         scope=\"okta.groups.read\", error=\"insufficient_scope\", error_description=\"The access token provided does \
         not contain the required scopes.\", resource=\"/api/v1/groups\""
    );
    assert_eq!(answer.header("www-authenticate"), Some(challenge.as_str()));
    assert_eq!(answer.header("content-type"), None);
}

#[test]
fn a_bad_token_is_refused_by_its_kind() {
    let mut client = Client::of("healthy");
    let token = client.token();
    let mut ask = |authorization: &str| {
        let request = Request::get(HOST, "/api/v1/users").with("authorization", authorization);
        let answer = client.ask(&request);
        (
            answer.status,
            answer.header("www-authenticate").unwrap_or("").to_owned(),
            said(&answer).2,
        )
    };
    assert_eq!(ask(&format!("bearer {token}")).0, 200);
    // REC/47: an access token sent as an API token.
    assert_eq!(
        ask(&format!("SSWS {token}")),
        (401, String::new(), "Invalid token provided".to_owned())
    );
    // REC/48: no body.
    for bad in [
        "Bearer 12345654321".to_owned(),
        format!("Bearer {}", &token[..token.len() - 8]),
    ] {
        let (status, challenge, body) = ask(&bad);
        assert_eq!((status, body.as_str()), (401, ""));
        assert!(challenge.contains("error=\"invalid_token\""), "{challenge}");
    }
    assert_eq!(ask("Basic Og==").2, "Invalid session");
    client.now += 3600;
    let old = Request::get(HOST, "/api/v1/users").with("authorization", &format!("Bearer {token}"));
    let old = client.ask(&old);
    assert!(
        old.header("www-authenticate")
            .is_some_and(|said| said.contains("The token has expired."))
    );
}

#[test]
fn the_edge_answers_for_a_host_that_is_no_org() {
    // REC/10: Apache, a static file, nothing of Okta's own headers.
    for path in ["/.well-known/okta-organization", TOKEN, "/api/v1/users"] {
        let request = Request::get(HOST, path).with("accept", "application/json");
        let answer = Client::of("org_not_found").ask(&request);
        assert_eq!(answer.status, 404);
        assert_eq!(
            answer.body,
            br#"{"status":404,"message":"Resource not found"}"#
        );
        assert_eq!(answer.header("server"), Some("Apache"));
        assert!(answer.header("etag").is_some() && answer.header("last-modified").is_some());
        assert!(answer.header("date").is_some());
        let own = |name: &str| name.starts_with("x-okta") || name.starts_with("x-rate-limit");
        assert!(!answer.headers.iter().any(|(name, _)| own(name)));
    }
    let page = Client::of("org_not_found").ask(&Request::get(HOST, "/"));
    assert!(
        page.header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"))
    );
}

#[test]
fn the_well_known_documents_have_the_recorded_members() {
    // REC/50 and 51, 52.
    for (scenario, pipeline) in [("healthy", "idx"), ("classic_engine", "v1")] {
        let answer =
            Client::of(scenario).ask(&Request::get(HOST, "/.well-known/okta-organization"));
        let org = answer.body_json();
        assert_eq!(answer.status, 200);
        assert!(text(&org["id"]).starts_with("00o"));
        assert_eq!(org["pipeline"], pipeline);
        assert_eq!(
            org["_links"]["organization"]["href"],
            format!("http://{HOST}")
        );
        assert_eq!(
            answer.header("x-rate-limit-limit"),
            None,
            "not rate limited"
        );
    }
    let metadata = Client::of("healthy").ask(&Request::get(
        HOST,
        "/.well-known/oauth-authorization-server",
    ));
    let metadata = metadata.body_json();
    assert_eq!(metadata["token_endpoint"], format!("http://{HOST}{TOKEN}"));
    let holds = |name: &str, value: &str| {
        let list = metadata[name]
            .as_array()
            .map(|list| list.iter().any(|one| one == value));
        assert_eq!(list, Some(true), "{name} {value}");
    };
    holds("grant_types_supported", "client_credentials");
    holds("token_endpoint_auth_methods_supported", "private_key_jwt");
    holds("dpop_signing_alg_values_supported", "ES256");
    holds("scopes_supported", "okta.users.read");
}

#[test]
fn roles_and_keys_have_the_documented_shapes() {
    let id = &demo().client_id;
    let roles = Client::of("super_admin")
        .get(&format!("/oauth2/v1/clients/{id}/roles"))
        .body_json();
    // REC/62: the id of a standard role is the base32 of its type.
    assert_eq!(roles[0]["type"], "SUPER_ADMIN");
    assert_eq!(roles[0]["id"], "KNKVARKSL5AUITKJJY");
    assert_eq!(roles[0]["assignmentType"], "CLIENT");
    // REC/63.
    let custom = Client::of("narrow_resource_set").get(&format!("/oauth2/v1/clients/{id}/roles"));
    assert_eq!(custom.body_json()[0]["type"], "CUSTOM");
    assert!(custom.body_json()[0]["resource-set"].is_string());

    let path = format!("/api/v1/apps/{id}/credentials/jwks");
    let same = |keys: &Value| {
        assert_eq!(keys[0]["n"], demo().private_key["n"]);
        assert_eq!(keys[0]["kid"], demo().private_key["kid"]);
        assert_eq!(keys[0]["status"], "ACTIVE");
        assert!(text(&keys[0]["id"]).starts_with("pks"));
        assert_eq!(keys[0].get("d"), None);
    };
    // REC/64 shows an object where its schema says array.
    same(&Client::of("healthy").get(&path).body_json()["jwks"]["keys"]);
    same(&Client::of("keys_as_array").get(&path).body_json());
}
