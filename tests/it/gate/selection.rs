//! The rules that are selected, and `--strict`.

use okta_cc::engine::policy::RuleSelector;
use okta_cc::rules::RULES;

use super::{GOOD, checks, json};
use crate::support::{Output, run};

#[test]
fn what_is_not_selected_is_not_said_to_be_fine() {
    let Output { code, out, .. } = run(&[&GOOD[..], &["--only", "key_json_,domain"]].concat());
    assert_eq!(code, 0, "{out}");
    assert!(
        out.contains("of 62 checks looked at")
            || out.contains("checks looked at, the rest not selected"),
        "{out}"
    );
    assert!(
        out.contains(
            "Scopes, Org, Token, API  not looked at: not selected (--only key_json_,domain)"
        ),
        "{out}"
    );
    assert!(
        out.contains("No error in the checks that were selected"),
        "{out}"
    );
    assert!(
        !out.contains("Ready") && !out.contains("parts consistent"),
        "{out}"
    );
    let document = json(&[&GOOD[..], &["--only", "key", "--skip", "key_json_*"]].concat());
    assert_eq!(document["run"]["outcome"], "passed");
    for id in checks(&document, "pass") {
        assert!(
            id.starts_with("key_") && !id.starts_with("key_json_"),
            "{id}"
        );
    }
    let checks = document["checks"].as_array().expect("a list");
    let json = checks.iter().find(|check| check["id"] == "key_json_bom");
    assert_eq!(
        json.expect("every check is told of")["reason"],
        "not selected (--skip key_json_)"
    );
}

#[test]
fn a_wrong_name_is_told_the_nearest_and_nothing_left_is_told_so() {
    for (flags, expected) in [
        (
            &["--only", "key_mising_kid"][..],
            "--only: unknown rule, prefix or group \"key_mising_kid\". Nearest: key_missing_kid",
        ),
        (&["--skip", "tokn"], "Nearest: token"),
        (&["--only", "key", "--skip", "key"], "exclude every rule"),
        (&["--only", ""], "unknown rule, prefix or group \"\""),
    ] {
        let Output { code, out, err } = run(&[&GOOD[..], flags].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{flags:?}");
        assert!(err.contains(expected), "{err}");
    }
}

/// No work that no selected rule needs.
#[test]
fn okta_is_asked_only_as_far_as_the_selected_rules_need() {
    let doctor = ["doctor", "--sandbox=no_admin_role", "--only"];
    let Output { code, out, .. } = run(&[&doctor[..], &["key"]].concat());
    assert_eq!(code, 0, "{out}");
    assert!(
        out.contains("Okta was not asked: no selected check needs it."),
        "{out}"
    );
    let document = json(&[&doctor[..], &["token"]].concat());
    assert_eq!(document["run"]["exit_code"], 0, "{document:#}");
    assert!(
        checks(&document, "pass")
            .iter()
            .all(|id| id.starts_with("token_"))
    );
    assert!(checks(&document, "pass").contains(&"token_bad_signature"));
    let document = json(&[&doctor[..], &["api_no_admin_role"]].concat());
    assert_eq!(checks(&document, "fail"), ["api_no_admin_role"]);
    assert_eq!(document["run"]["exit_code"], 1);
    let Output { out, .. } = run(&[
        "doctor",
        "--plan",
        "--env-file",
        "fixtures/good.env",
        "--only",
        "org",
    ]);
    assert!(out.contains("GET  /.well-known/okta-organization"), "{out}");
    assert!(
        out.contains("not asked: no selected rule needs it") && !out.contains("POST"),
        "{out}"
    );
}

#[test]
fn strict_is_undecided_where_a_live_check_could_not_be_done() {
    let doctor = ["doctor", "--sandbox", "--scopes", "okta.logs.read"];
    let Output { code, out, .. } = run(&doctor);
    assert_eq!(code, 0, "{out}");
    let Output { code, out, .. } = run(&[&doctor[..], &["--strict"]].concat());
    assert_eq!(code, 3, "{out}");
    assert!(
        out.contains("checks could not be done (needs okta.users.read), and --strict requires all"),
        "{out}"
    );
    // What nobody wanted looked at is not missed; something worse takes precedence.
    let Output { code, out, .. } = run(&[&doctor[..], &["--strict", "--skip", "api"]].concat());
    assert_eq!(code, 0, "{out}");
    let Output { code, out, .. } = run(&["doctor", "--sandbox=wrong_key", "--strict"]);
    assert_eq!(code, 1, "{out}");
    let Output { code, out, .. } = run(&["doctor", "--sandbox", "--strict"]);
    assert_eq!(code, 0, "{out}");
}

fn named(text: &str) -> Vec<&'static str> {
    let named = RuleSelector::read(text, RULES).unwrap_or_else(|error| panic!("{error}"));
    let rules = RULES.iter().filter(|rule| named.has(rule));
    rules.map(|rule| rule.id).collect()
}

#[test]
fn a_rule_a_prefix_and_a_group_have_names() {
    assert_eq!(named("key_missing_kid"), ["key_missing_kid"]);
    assert_eq!(named(" Key-Missing-Kid "), ["key_missing_kid"]);
    let json = named("key_json_");
    assert!(
        json.len() > 5 && json.iter().all(|id| id.starts_with("key_json_")),
        "{json:?}"
    );
    assert_eq!(named("key_json_*"), json);
    assert!(named("inputs").contains(&"client_id_missing"));
    assert!(
        named("client_id_")
            .iter()
            .all(|id| id.starts_with("client_id_"))
    );
}

#[test]
fn an_unknown_name_is_told_the_nearest() {
    for (text, hint) in [
        ("key_mising_kid", "Nearest: key_missing_kid"),
        ("missing_kid", "Nearest: key_missing_kid."),
        ("key_json", "Nearest: key_json_."),
        ("tokens", "Nearest: token"),
        ("", "`okta-cc rules` lists"),
        ("*", "`okta-cc rules` lists"),
        ("_", "`okta-cc rules` lists"),
        ("key_nothing_*", "Nearest: key_"),
    ] {
        let error = RuleSelector::read(text, RULES).expect_err(text).to_string();
        assert!(error.contains(hint), "{error}");
    }
}
