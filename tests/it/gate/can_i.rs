//! `okta-cc can-i`: yes only where it was tried.

use super::json;
use crate::support::{Output, run};

fn can_i(need: &str, scenario: &str, scopes: &str) -> (u8, String) {
    let sandbox = format!("--sandbox={scenario}");
    let mut arguments = vec!["can-i", need, &sandbox, "--deadline", "5s"];
    if !scopes.is_empty() {
        arguments.extend(["--scopes", scopes]);
    }
    let Output { code, out, err } = run(&arguments);
    assert_eq!(out.lines().count(), 1, "{out}{err}");
    (code, out)
}

#[test]
fn can_i_says_yes_only_where_it_was_tried() {
    for (need, scenario, scopes, code, answer) in [
        (
            "okta.users.read",
            "healthy",
            "",
            0,
            "yes: GET /api/v1/users was tried, and Okta answered.",
        ),
        (
            "GET /api/v1/groups",
            "healthy",
            "",
            0,
            "yes: GET /api/v1/groups",
        ),
        (
            "okta.users.read",
            "healthy",
            "okta.users.manage",
            0,
            "yes: ",
        ),
        (
            "okta.logs.read",
            "healthy",
            "okta.logs.read",
            0,
            "yes: GET /api/v1/logs",
        ),
        // Nothing is in the list, but the app sees users.
        (
            "okta.devices.read",
            "healthy",
            "okta.users.read okta.devices.read",
            0,
            "yes: ",
        ),
        (
            "okta.devices.read",
            "healthy",
            "okta.devices.read",
            3,
            "cannot tell: the scope is granted, and the list came back empty",
        ),
        (
            "okta.policies.read",
            "healthy",
            "",
            1,
            "no: okta.policies.read is not among the requested scopes. Add okta.policies.read",
        ),
        (
            "okta.users.read",
            "no_admin_role",
            "",
            1,
            "no: Okta answers with an empty list",
        ),
        (
            "okta.devices.read",
            "no_admin_role",
            "okta.users.read okta.devices.read",
            1,
            "no: ",
        ),
        ("okta.users.read", "wrong_key", "", 1, "no: "),
        ("okta.users.read", "dpop_required", "", 1, "no: "),
        ("okta.users.read", "org_not_found", "", 1, "no: "),
        ("okta.users.read", "rate_limited", "", 3, "cannot tell: "),
        (
            "okta.users.manage",
            "healthy",
            "okta.users.manage",
            3,
            "cannot tell: the scope is granted, and trying it would change something.",
        ),
        (
            "DELETE /api/v1/groups",
            "healthy",
            "okta.groups.manage",
            3,
            "cannot tell: the scope is granted",
        ),
        (
            "okta.userRisk.read",
            "healthy",
            "okta.userRisk.read",
            3,
            "cannot tell: the scope is granted, and okta-cc knows no call that tests it",
        ),
    ] {
        let (got, said) = can_i(need, scenario, scopes);
        assert_eq!(got, code, "{need}, {scenario}: {said}");
        assert!(said.starts_with(answer), "{need}, {scenario}: {said}");
    }
    // The scope that is dropped is the last of the three.
    let answers = ["okta.users.read", "okta.groups.read", "okta.apps.read"]
        .map(|need| can_i(need, "scope_not_granted", ""));
    let no = answers
        .iter()
        .filter(|(code, _)| *code == 1)
        .collect::<Vec<_>>();
    assert_eq!(no.len(), 1, "{answers:?}");
    assert!(
        no[0].1.starts_with("no: the token lacks okta.") && no[0].1.contains("Grant okta."),
        "{no:?}"
    );
    assert_eq!(
        answers.iter().filter(|(code, _)| *code == 0).count(),
        2,
        "{answers:?}"
    );
}

#[test]
fn can_i_is_quiet_and_writes_json() {
    let Output { code, out, err } =
        run(&["can-i", "okta.users.read", "--sandbox=wrong_key", "--quiet"]);
    assert_eq!((code, out.as_str(), err.as_str()), (1, "", ""));
    let document = json(&["can-i", "GET /api/v1/users", "--sandbox"]);
    assert_eq!(document["answer"], "yes");
    assert_eq!(document["scope"], "okta.users.read");
    let Output { code, out, err } = run(&["can-i", "okta.user.read", "--sandbox"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("Nearest: okta.users.read."), "{err}");
    // Nobody listens there: nothing is known.
    let Output { code, out, .. } = run(&[
        "can-i",
        "okta.users.read",
        "--env-file",
        "fixtures/good.env",
        "--base-url",
        "http://127.0.0.1:9",
    ]);
    assert_eq!(code, 3, "{out}");
    assert!(out.starts_with("cannot tell: "), "{out}");
}
