//! Answers that have nothing to do with the client: rate limits, hosts that are no org, the well-known documents.

use crate::support::{Answered as _, Asked as _};
use okta_cc::sandbox::OrgRequest;

use crate::sandbox::client::{ALL_SCOPES, Client, HOST, NOW, TOKEN, said, text};

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
    let apps =
        OrgRequest::get(HOST, "/api/v1/apps").with("authorization", &format!("Bearer {token}"));
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
fn the_edge_answers_for_a_host_that_is_no_org() {
    // REC/10: Apache, a static file, nothing of Okta's own headers.
    for path in ["/.well-known/okta-organization", TOKEN, "/api/v1/users"] {
        let request = OrgRequest::get(HOST, path).with("accept", "application/json");
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
    let page = Client::of("org_not_found").ask(&OrgRequest::get(HOST, "/"));
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
            Client::of(scenario).ask(&OrgRequest::get(HOST, "/.well-known/okta-organization"));
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
    let metadata = Client::of("healthy").ask(&OrgRequest::get(
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
