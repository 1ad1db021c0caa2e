//! Answers of the management API: lists, refusals, roles and keys.

use crate::support::{Answered as _, Asked as _};
use okta_cc::sandbox::OrgRequest;
use serde_json::{Value, json};

use super::has_usual_headers;
use crate::sandbox::client::{Client, HOST, demo, said, text};

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
    let posted = Client::of("healthy").ask(&OrgRequest::post(HOST, "/api/v1/users", &[]));
    // REC/15.
    let words = "The endpoint does not support the provided HTTP method".to_owned();
    assert_eq!(said(&posted), (405, "E0000022".to_owned(), words));
}

#[test]
fn a_missing_scope_is_said_in_a_header_only() {
    // REC/31: empty body.
    let mut client = Client::of("healthy");
    let token = client.token_answer("okta.apps.read").body_json();
    let bearer = format!("Bearer {}", text(&token["access_token"]));
    let answer =
        client.ask(&OrgRequest::get(HOST, "/api/v1/groups").with("authorization", &bearer));
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
        let request = OrgRequest::get(HOST, "/api/v1/users").with("authorization", authorization);
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
    let old =
        OrgRequest::get(HOST, "/api/v1/users").with("authorization", &format!("Bearer {token}"));
    let old = client.ask(&old);
    assert!(
        old.header("www-authenticate")
            .is_some_and(|said| said.contains("The token has expired."))
    );
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
