//! The cause that is found in a text, and how sure it is.

use okta_cc::engine::report::Alternative;
use okta_cc::model::finding::Certainty;
use okta_cc::okta::errors;

use super::ids;
use crate::support::{fixture, triage};

#[test]
fn the_cause_is_the_first_in_each_format() {
    for (file, cause) in [
        ("access-token.txt", "api_token_expired"),
        ("admin-host.txt", "org_admin_domain"),
        ("assertion.txt", "token_custom_auth_server_used"),
        ("cassette.yaml", "token_scope_not_granted"),
        ("challenge-wrapped.txt", "api_insufficient_scope"),
        ("config-and-error.txt", "token_key_format_pem_vs_jwk"),
        ("curl-verbose.txt", "token_bad_signature"),
        ("custom-server.txt", "token_custom_auth_server_used"),
        ("cut-off.txt", "token_kid_not_registered"),
        ("dotnet-tls.txt", "org_tls_untrusted"),
        ("empty-list.har", "api_no_admin_role"),
        ("go-error.txt", "api_not_for_oauth"),
        ("java-exception.txt", "token_kid_not_registered"),
        ("log-nonce-then-reused.txt", "token_assertion_reused"),
        ("log-rate-limit-then-proof.txt", "token_dpop_proof_invalid"),
        ("nango-error.json", "token_dpop_required"),
        ("node-inspect.txt", "token_wrong_client_id"),
        ("note-after-an-hour.txt", "api_token_expired"),
        ("note-german.txt", "api_no_admin_role"),
        ("powershell.txt", "token_wrong_app_type"),
        ("python-traceback.txt", "api_rate_limited"),
        ("system-log.json", "token_policy_denied"),
        ("terraform-box.txt", "token_wrong_audience"),
        ("two-exchanges.txt", "api_insufficient_scope"),
    ] {
        let report = triage(&fixture(&format!("pasted/{file}")));
        let found = ids(&report);
        assert_eq!(found.first(), Some(&cause), "{file}: {found:?}");
        let first = &report.findings[0].finding;
        assert!(
            first.certainty < Certainty::Certain,
            "{file} cannot be certain"
        );
        let told = report.found_and_alternative();
        let other = |id: &str| id != cause && !id.starts_with("connection_");
        assert!(
            told.iter().any(|one| other(one.rule.id)),
            "{file}: nothing else is offered"
        );
        let tells = |one: &Alternative| !one.tell.is_empty();
        assert!(report.alternatives.iter().any(tells), "{file}");
    }
}

#[test]
fn what_the_text_shows_is_used() {
    let two = triage(&fixture("pasted/two-exchanges.txt"));
    assert!(two.findings[0].finding.message.contains("okta.groups.read"));
    let evidence = two.findings[0].finding.evidence.join("\n");
    assert!(evidence.contains("403 insufficient_scope"), "{evidence}");
    assert!(
        evidence.contains("acme.oktapreview.com/api/v1/groups"),
        "{evidence}"
    );
}

#[test]
fn text_with_nothing_known_asks_and_does_not_guess() {
    for text in [
        &fixture("pasted/note-nothing-known.txt"),
        "",
        "\n\n",
        "Everything works: HTTP/1.1 200 OK",
        "GET https://x.okta.com/api/v1/users\nHTTP/1.1 200 OK\n\n[{\"id\":\"00u1\"}]",
        "The meeting is at 4:01. 403 people came.",
    ] {
        let report = triage(text);
        assert_eq!(ids(&report), ["connection_text_not_known"], "{text}");
        assert!(report.findings[0].finding.help.contains("Paste"));
    }
}

#[test]
fn the_order_of_a_log_decides() {
    let nonce = r#"400 {"error":"use_dpop_nonce","error_description":"Authorization server requires nonce in DPoP proof."}"#;
    let reused = r#"401 {"error":"invalid_client","error_description":"The client_assertion token has already been used."}"#;
    let kid = r#"401 {"error":"invalid_client","error_description":"The client_assertion JWT kid is invalid."}"#;
    for (log, cause) in [
        ([nonce, reused], "token_assertion_reused"),
        ([reused, nonce], "token_assertion_reused"),
        ([reused, kid], "token_kid_not_registered"),
        ([kid, reused], "token_assertion_reused"),
    ] {
        assert_eq!(ids(&triage(&log.join("\n")))[0], cause, "{log:?}");
    }
}

/// What a run of our own knows is not known of a text that somebody pasted.
#[test]
fn nothing_is_said_of_a_run_that_was_not_made() {
    for entry in errors::catalogue().filter(|entry| !entry.text.is_empty()) {
        let body = serde_json::json!({"error": entry.code, "error_description": entry.text});
        let report = triage(&format!("401 {body}"));
        for found in &report.findings {
            let said = format!("{:?} {}", found.finding.evidence, found.finding.help);
            for untrue in [
                "doctor makes",
                "doctor sent",
                "a moment ago",
                "this machine",
            ] {
                assert!(!said.contains(untrue), "{}: {said}", found.rule.id);
            }
        }
    }
}

#[test]
fn a_rule_speaks_for_everything_that_clients_and_people_say() {
    let said = errors::sayings().map(|entry| entry.text.to_owned());
    let told = errors::stories().map(|(words, _)| {
        let one_of_each: Vec<&str> = words.iter().map(|group| group[0]).collect();
        one_of_each.join(" ")
    });
    let unheard = said.chain(told).filter(|text| {
        let report = triage(text);
        let first = ids(&report).first().copied();
        first.is_none_or(|first| first.starts_with("connection_"))
    });
    assert_eq!(unheard.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_note_that_only_touches_on_a_topic_is_possible_at_most() {
    for (note, cause) in [
        (
            "After we turned on Require DPoP the export broke",
            "token_dpop_required",
        ),
        (
            "Okta sync fails and somebody said it is about DPoP",
            "token_dpop_required",
        ),
        (
            "Our access token cannot be used, is it the scope?",
            "token_scope_not_granted",
        ),
        (
            "the API returned an error: HTTP 403 from okta",
            "api_no_admin_role",
        ),
    ] {
        let report = triage(note);
        assert_eq!(ids(&report)[0], cause, "{note}");
        assert_eq!(
            report.findings[0].finding.certainty,
            Certainty::Possible,
            "{note}"
        );
    }
}

#[test]
fn a_url_at_the_very_end_is_no_panic() {
    for end in ["", "\n", "/", "t"] {
        triage(&format!("401 https://acme.okta.com/oauth2/v1/token{end}"));
        triage(&format!(
            "401 https://acme.okta.com/oauth2/default/v1/toke{end}"
        ));
    }
}

#[test]
fn an_answered_call_leaves_no_doubt_about_its_scope() {
    let empty = "GET https://acme.okta.com/api/v1/users HTTP/1.1\n\nHTTP/1.1 200 OK\n\n[]\n";
    let found = ids(&triage(empty));
    assert_eq!(found[0], "api_no_admin_role");
    assert!(!found.contains(&"api_insufficient_scope"), "{found:?}");
}
