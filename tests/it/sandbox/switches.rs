//! Every switch changes something that a client can see, and they combine.

use crate::support::{Answered as _, Asked as _};
use std::collections::BTreeSet;

use okta_cc::sandbox::{OrgAnswer, OrgRequest, Scenario};

use crate::sandbox::client::{ALL_SCOPES, Assertion, Client, HOST, demo, token_request};

/// What only a client on a socket can see: `server.rs` asks those.
pub(crate) const ON_THE_WIRE: [&str; 9] = [
    "no_answer",
    "connection_closed",
    "drip",
    "truncated",
    "wrong_length",
    "endless_body",
    "not_http",
    "slow",
    "far_away",
];

/// What a client sees of an org, without what differs from run to run.
fn seen(scenario: &str) -> String {
    let mut client = Client::of(scenario);
    let mut seen = String::new();
    let mut note = |answer: &OrgAnswer| {
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        let is_token = body.contains("access_token");
        let varies = ["errorId", "\"keys\""]
            .iter()
            .any(|name| body.contains(name))
            && answer.status >= 400;
        let body = if is_token || varies {
            answer.body_json()["errorCode"].to_string()
        } else {
            body
        };
        let head =
            ["date", "location", "server", "x-rate-limit-reset"].map(|name| answer.header(name));
        seen += &format!("{} {head:?} {body}\n", answer.status);
    };
    note(&client.ask(&OrgRequest::get(HOST, "/.well-known/okta-organization")));
    let mut without_kid = Assertion::good("without kid");
    without_kid.header.kid = None;
    note(&client.ask(&token_request(&without_kid.signed(), ALL_SCOPES)));
    let answer = client.token_answer(ALL_SCOPES);
    note(&answer);
    let body = answer.body_json();
    seen_scope(&mut seen, &body);
    let token = body["access_token"].as_str().unwrap_or("").to_owned();
    let id = &demo().client_id;
    for path in [
        "/api/v1/users".to_owned(),
        "/api/v1/groups".to_owned(),
        "/api/v1/apps".to_owned(),
        "/api/v1/devices".to_owned(),
        format!("/oauth2/v1/clients/{id}/roles"),
        format!("/api/v1/apps/{id}/credentials/jwks"),
    ] {
        let request =
            OrgRequest::get(HOST, &path).with("authorization", &format!("Bearer {token}"));
        let answer = client.ask(&request);
        seen += &format!(
            "{} {}\n",
            answer.status,
            String::from_utf8_lossy(&answer.body)
                .split("errorId")
                .next()
                .unwrap_or("")
        );
    }
    seen
}

fn seen_scope(seen: &mut String, body: &serde_json::Value) {
    *seen += body["scope"].as_str().unwrap_or("-");
}

#[test]
fn no_two_switches_look_the_same() {
    let mut all = BTreeSet::from([seen("healthy")]);
    let heard = Scenario::switches().filter(|switch| !ON_THE_WIRE.contains(&switch.name));
    for switch in heard {
        assert!(
            all.insert(seen(switch.name)),
            "{} changes nothing of its own",
            switch.name
        );
    }
}

#[test]
fn names_are_snake_case_unique_and_described() {
    let mut names = BTreeSet::from([Scenario::HEALTHY]);
    for switch in Scenario::switches() {
        assert!(
            switch
                .name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        );
        assert!(names.insert(switch.name), "{} appears twice", switch.name);
        assert!(!switch.summary.is_empty() && !switch.summary.contains('\n'));
    }
    for name in [
        "dpop_required",
        "no_admin_role",
        "scope_not_granted",
        "no_scope_granted",
        "wrong_key",
        "unknown_kid",
        "wrong_client_id",
        "clock_skew",
        "assertion_expired",
        "rate_limited",
        "org_not_found",
    ] {
        assert!(names.contains(name), "{name}");
    }
}

#[test]
fn scenarios_are_written_as_they_are_read() {
    let written = |text: &str| {
        text.parse::<Scenario>()
            .map(|scenario| scenario.to_string())
    };
    assert_eq!(written("healthy").as_deref(), Ok("healthy"));
    assert_eq!(
        written("dpop_required+no_admin_role").as_deref(),
        Ok("dpop_required+no_admin_role")
    );
    assert_eq!(
        written("no_admin_role+dpop_required+no_admin_role"),
        written("dpop_required+no_admin_role")
    );
    for unknown in ["", "Healthy", "dpop_required+", "dpop-required"] {
        assert!(written(unknown).is_err(), "{unknown}");
    }
    assert_eq!(
        written("dpop-required").expect_err("unknown").to_string(),
        "unknown scenario; the nearest is `dpop_required`"
    );
}

#[test]
fn a_skewed_org_takes_an_assertion_made_in_its_own_time() {
    for (scenario, ahead) in [("clock_skew", 19_800), ("clock_behind", -19_800)] {
        let mut client = Client::of(scenario);
        let refused = client.token_answer(ALL_SCOPES);
        assert_eq!(refused.status, 401, "{scenario}");
        let date = httpdate::parse_http_date(refused.header("date").expect("a date"))
            .expect("an HTTP date");
        let date = date
            .duration_since(std::time::UNIX_EPOCH)
            .expect("after 1970")
            .as_secs();
        assert_eq!(i64::try_from(date), Ok(client.now + ahead));
        let in_its_time = Assertion::at("in its time", client.now + ahead).signed();
        assert_eq!(
            client.ask(&token_request(&in_its_time, ALL_SCOPES)).status,
            200,
            "{scenario}"
        );
    }
}

#[test]
fn a_scope_that_is_not_granted_is_dropped_in_silence() {
    let granted = |scenario: &str| {
        let body = Client::of(scenario).token_answer(ALL_SCOPES).body_json();
        body["scope"].as_str().map(|scope| scope.split(' ').count())
    };
    assert_eq!(granted("healthy"), Some(8));
    assert_eq!(granted("scope_not_granted"), Some(7));
    assert_eq!(granted("no_scope_granted"), None);
    assert_eq!(granted("scope_unknown"), None);
}

#[test]
fn roles_see_what_they_may() {
    let statuses = |scenario: &str| {
        ["users", "groups", "apps"].map(|list| {
            let answer = Client::of(scenario).get(&format!("/api/v1/{list}"));
            (
                answer.status,
                answer
                    .body_json()
                    .as_array()
                    .is_some_and(|items| !items.is_empty()),
            )
        })
    };
    let (full, empty, refused) = ((200, true), (200, false), (403, false));
    assert_eq!(statuses("healthy"), [full, full, full]);
    assert_eq!(statuses("no_admin_role"), [empty, empty, empty]);
    assert_eq!(
        statuses("no_admin_role_refused"),
        [refused, refused, refused]
    );
    assert_eq!(statuses("role_too_small"), [full, full, refused]);
    assert_eq!(statuses("narrow_resource_set"), [full, empty, empty]);
}
