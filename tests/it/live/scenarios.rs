//! The scenarios of the sandbox, each with what `doctor` finds.

use serde_json::Value;

use super::doctor_at;
use crate::support::{Folder, Output, ids, run};

fn diagnose(scenario: &str) -> Value {
    let sandbox = format!("--sandbox={scenario}");
    // A rate limit ends after 30 s: longer than a test waits.
    let deadline = ["--deadline", "10s"];
    run(&[&["doctor", &sandbox, "--format", "json"][..], &deadline].concat()).json()
}

#[test]
fn each_scenario_is_named_and_nothing_else_is() {
    for (scenario, expected, code) in [
        ("healthy", &[][..], 0),
        ("dpop_required", &["token_dpop_required"], 1),
        ("no_admin_role", &["api_no_admin_role"], 1),
        ("scope_not_granted", &["token_scope_dropped"], 1),
        ("no_scope_granted", &["token_scope_not_granted"], 1),
        ("wrong_key", &["token_bad_signature"], 1),
        ("unknown_kid", &["token_kid_not_registered"], 1),
        ("wrong_client_id", &["token_wrong_client_id"], 1),
        (
            "dpop_required+no_admin_role",
            &["token_dpop_required", "api_no_admin_role"],
            1,
        ),
        ("scope_unknown", &["token_scope_invalid"], 1),
        ("rate_limited_once", &[], 0),
        ("clock_skew", &["org_clock_skew"], 0),
        ("assertion_expired", &["token_clock_skew"], 1),
        ("rate_limited", &["token_rate_limited"], 3),
        ("org_not_found", &["org_not_found"], 1),
    ] {
        let document = diagnose(scenario);
        assert_eq!(ids(&document), expected, "{scenario}: {document:#}");
        assert_eq!(document["run"]["exit_code"], code, "{scenario}");
    }
}

/// Waiting cures what Okta did not judge, and nothing else.
#[test]
fn waiting_ends_when_okta_has_judged() {
    let wait = |scenario: &str| {
        let scenario = format!("--sandbox={scenario}");
        // So short that the run itself does not ask again.
        let Output { out, err, .. } =
            run(&["doctor", &scenario, "--deadline", "900ms", "--wait", "30s"]);
        (out, err)
    };
    let (said, waited) = wait("token_server_error_once");
    assert!(said.contains("Ready."), "{said}");
    assert!(
        waited.contains("500 server_error") && waited.contains("Again in 1 s"),
        "{waited}"
    );
    let (said, waited) = wait("wrong_key");
    assert!(
        said.contains("1 error") && !waited.contains("Again"),
        "{waited}"
    );
}

#[test]
fn the_plan_asks_nothing() {
    // Nobody listens there.
    let said = doctor_at("http://127.0.0.1:9", &["--plan"]).out;
    for step in ["org", "token", "users", "no_kid", "roles"] {
        assert!(said.contains(&format!("\n  {step} ")), "{said}");
    }
    assert!(said.contains("POST /oauth2/v1/token"), "{said}");
}

#[test]
fn the_gate_moves_the_exit_code_and_not_the_verdict() {
    let gated = |gate: &str| {
        let doctor = ["doctor", "--sandbox=no_admin_role", "--format", "json"];
        let document = run(&[&doctor[..], &["--fail-on", gate]].concat()).json();
        (
            document["run"]["outcome"].clone(),
            document["run"]["exit_code"].clone(),
        )
    };
    assert_eq!(gated("error"), ("problem".into(), 1.into()));
    assert_eq!(gated("never"), ("problem".into(), 0.into()));
}

/// The sandbox registers whatever doctor can sign with.
#[test]
fn a_pem_is_registered_in_the_sandbox() {
    use josekit::jwk::{KeyPair as _, alg::rsa::RsaKeyPair};
    let pem = RsaKeyPair::generate(2048)
        .expect("a key")
        .to_pem_private_key();
    let folder = Folder::new();
    let path = &folder.write("key.pem", pem);
    let doctor = ["doctor", "--sandbox", "--private-key-file", path];
    let document = run(&[&doctor[..], &["--format", "json"]].concat()).json();
    assert_eq!(ids(&document), ["key_pem_instead_of_jwk"], "{document:#}");
}

/// What is given as scenario by mistake may be a secret.
#[test]
fn an_unknown_scenario_is_not_said_again() {
    let secret = "hunter2-hunter2";
    for arguments in [
        ["doctor", "--sandbox=hunter2-hunter2"],
        ["sandbox", "--scenario=hunter2-hunter2"],
    ] {
        let Output { out, err, .. } = run(&arguments);
        assert!(!format!("{out}{err}").contains(secret), "{err}");
        assert!(err.contains("--help"), "{err}");
    }
}
