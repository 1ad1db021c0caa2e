//! The outcome for several targets at once.

use okta_cc::tools::TOOLS;
use serde_json::json;

use super::Values;
use crate::support::{Folder, run};

#[test]
fn one_run_tells_the_outcome_for_each_target() {
    let arguments = [
        "doctor",
        "--sandbox=dpop_required",
        "--target",
        "nango,okta",
    ];
    let said = run(&arguments);
    assert_eq!(said.code, 1, "{}", said.out);
    let last = said.out.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("✗ Ready for okta; not for nango: The app requires DPoP. 1 error."),
        "{last}"
    );
    let said = run(&[&arguments[..], &["--format", "json"]].concat());
    let report = said.json();
    assert_eq!(report["run"]["target"], "nango");
    assert_eq!(report["run"]["targets"], json!(["nango", "okta"]));
    assert_eq!(report["findings"][0]["targets"], json!(["nango"]));
    let outcomes = report["summary"]["targets"].as_array().expect("an array");
    let outcomes: Vec<_> = outcomes
        .iter()
        .map(|target| (&target["name"], &target["outcome"]))
        .map(|(name, outcome)| (name.as_str(), outcome.as_str()))
        .collect();
    let expected = [("nango", "problem"), ("okta", "ready")];
    assert_eq!(outcomes, expected.map(|(a, b)| (Some(a), Some(b))));
}

#[test]
fn a_failing_target_is_told_with_those_for_which_all_is_fine() {
    let folder = Folder::new();
    let path = folder.write("connection.json", Values::of("node").json());
    let said = run(&["lint", &path, "--target", "nango"]);
    let last = said.out.lines().last().unwrap_or_default();
    let refusing = ["nango", "nango-hostname", "terraform"];
    let names = TOOLS.iter().map(|target| target.name);
    let fine: Vec<&str> = names.filter(|name| !refusing.contains(name)).collect();
    let expected = format!(
        "✗ Not ready for nango: 1 error. Fine for: {}.",
        fine.join(", ")
    );
    assert_eq!(last, expected);
    // What is wrong for all is fine for nobody.
    let mut values = Values::of("node");
    values.key = values.key.replace("\"e\":\"AQAB\"", "\"e\":\"AQ\"");
    let path = folder.write("broken.json", values.json());
    let said = run(&["lint", &path, "--target", "nango"]);
    assert!(!said.out.contains("Fine for"), "{}", said.out);
}

#[test]
fn a_form_that_one_of_the_targets_takes_is_to_be_converted_for_the_others() {
    let arguments = ["doctor", "--sandbox=dpop_required", "--target", "go,nango"];
    let said = run(&[&arguments[..], &["--format", "json"]].concat());
    let report = said.json();
    let findings = report["findings"].as_array().expect("an array").iter();
    let told = findings.map(|one| (one["id"].as_str(), one["severity"].as_str()));
    let expected = [
        ("token_dpop_required", "error"),
        ("key_jwk_instead_of_pem", "advice"),
        ("domain_without_suffix", "advice"),
    ];
    let expected = expected.map(|(id, severity)| (Some(id), Some(severity)));
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert_eq!(report["summary"]["targets"][0]["to_convert"], true);
    let last = run(&arguments).out;
    let last = last.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("✗ Ready for go once converted; not for nango: The app requires DPoP."),
        "{last}"
    );
    // What is wrong in every form stays an error for all.
    let wrong = [&arguments[..], &["--domain", "dev-1-admin"]].concat();
    let last = run(&wrong).out;
    let last = last.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("✗ Not ready for go: The domain is the Admin Console's; not for nango:"),
        "{last}"
    );
}

#[test]
fn the_same_finding_for_several_targets_is_one() {
    let folder = Folder::new();
    let path = folder.write("connection.json", Values::of("node").json());
    let said = run(&["lint", &path, "--target", "go", "--target", "java,mcp,go"]);
    let once = "This is a JWK, and only a PEM works for";
    assert!(said.out.contains(", for go, java, mcp)"), "{}", said.out);
    assert!(!said.out.contains('\u{1}'), "{}", said.out);
    let text = said.out.replace("\n  │ ", " ");
    assert!(
        text.contains(&format!("{once} the Go SDK, the Java SDK and okta-")),
        "{text}"
    );
}

#[test]
fn an_unknown_target_is_a_usage_error_that_names_the_nearest() {
    for command in ["doctor", "lint", "fix", "triage"] {
        let said = run(&[command, "--target", "terrafrom"]);
        assert_eq!(said.code, 2, "{command}: {}", said.out);
        assert!(said.err.contains("Nearest: terraform."), "{}", said.err);
    }
}
