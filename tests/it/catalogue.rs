//! Every wording in the catalogue is recognised, one rule speaks for it, and that rule's page shows it.

use std::collections::BTreeSet;

use okta_cc::engine::report::{Outcome, Report, Status};
use okta_cc::model::conversation::Step;
use okta_cc::model::finding::Certainty;
use okta_cc::okta::errors::{self, Entry};
use okta_cc::rules::RULES;
use serde_json::json;

use crate::support::Example;

/// The words with everything filled in that Okta fills in.
fn words(entry: &Entry) -> String {
    entry.text.replace("{}", "okta.logs.read")
}

fn is_management(code: &str) -> bool {
    code.starts_with("E0")
}

/// The answer as Okta sends it: each place has its own shape.
fn answer(step: Step, status: u16, code: &str, text: &str) -> String {
    let body = if is_management(code) {
        json!({"errorCode": code, "errorSummary": text, "errorLink": code, "errorId": "oae1", "errorCauses": []})
    } else if step == Step::Token {
        json!({"error": code, "error_description": text})
    } else {
        let challenge =
            format!("Bearer realm=\"o\", error=\"{code}\", error_description=\"{text}\"");
        return format!(
            "> {}\nHTTP/1.1 {status}\nwww-authenticate: {challenge}\n\n",
            step.name()
        );
    };
    format!(
        "> {}\nHTTP/1.1 {status}\ncontent-type: application/json\n\n{body}\n\n",
        step.name()
    )
}

/// What `doctor` says where the token endpoint, or every read, answers so.
fn reports(entry: &Entry, status: u16, text: &str) -> Vec<Report> {
    let token = entry.place.is_at_token().then_some(vec![Step::Token]);
    let reads = vec![Step::Users, Step::Groups, Step::Apps];
    let reads = entry.place.is_at_api().then_some(reads);
    let places = token.into_iter().chain(reads);
    let examples = places.map(|steps| {
        let answers = steps
            .into_iter()
            .map(|step| answer(step, status, entry.code, text));
        Example::read(&answers.collect::<String>()).doctor()
    });
    examples.collect()
}

fn fired(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|found| found.rule.id).collect()
}

#[test]
fn every_wording_leads_to_one_rule_and_its_page_shows_it() {
    for entry in errors::catalogue() {
        for report in reports(entry, entry.status, &words(entry)) {
            let rules = fired(&report);
            assert_eq!(rules.len(), 1, "{entry:?}: {rules:?}");
            let rule = report.findings[0].rule;
            assert!(
                !rule.id.ends_with("_refused"),
                "{entry:?} is not recognised"
            );
            let shown = format!("`{} {}`", entry.status, entry.code);
            let text = entry.text.replace("{}", "…");
            assert!(
                rule.page.contains(&shown),
                "{}: its page lacks {shown}",
                rule.id
            );
            assert!(
                rule.page.contains(&text),
                "{}: its page lacks {text}",
                rule.id
            );
        }
    }
}

/// Statuses have changed under the same words, and will again.
#[test]
fn a_wording_is_recognised_under_another_status() {
    for entry in errors::catalogue().filter(|entry| entry.status == 401) {
        let now = reports(entry, 401, &words(entry));
        let before = reports(entry, 400, &words(entry));
        let rules = |reports: &[Report]| reports.iter().flat_map(fired).collect::<Vec<_>>();
        assert_eq!(rules(&now), rules(&before), "{entry:?}");
    }
}

#[test]
fn no_two_entries_fit_the_same_words_for_different_causes() {
    for entry in errors::catalogue() {
        let found =
            errors::find(entry.code, &words(entry)).expect("every entry fits its own words");
        assert_eq!(found.cause, entry.cause, "{entry:?}\n{found:?}");
    }
}

#[test]
fn unknown_words_are_shown_and_no_more_is_made_of_them_than_the_code_says() {
    let codes: BTreeSet<_> = errors::catalogue().map(|entry| entry.code).collect();
    for code in codes.into_iter().filter(|code| !is_management(code)) {
        let text = "The moon is in the wrong phase.";
        for (step, refused) in [(Step::Token, "token_refused"), (Step::Apps, "api_refused")] {
            let report = Example::read(&answer(step, 400, code, text)).doctor();
            let rules = fired(&report);
            assert_eq!(rules.len(), 1, "{code}: {rules:?}");
            let here = |entry: &Entry| match step {
                Step::Token => entry.place.is_at_token(),
                _ => entry.place.is_at_api(),
            };
            let by_code = errors::find_by_code(code).is_some_and(here);
            assert_eq!(rules[0] == refused, !by_code, "{code}: {rules:?}");
            let finding = &report.findings[0].finding;
            // The good answers give a token for a proof: an experiment says more than any words.
            let tried = rules[0] == "token_dpop_required";
            let due = if tried {
                Certainty::Certain
            } else {
                Certainty::Possible
            };
            assert_eq!(finding.certainty, due, "{code}");
            assert!(finding.evidence[0].contains(text), "{code}");
        }
    }
}

#[test]
fn every_example_of_a_live_rule_has_one_cause() {
    for rule in RULES.iter().filter(|rule| rule.group.is_live()) {
        let fires = rule
            .page
            .split("\n## Fires\n")
            .nth(1)
            .expect("every page has examples");
        let fires = fires.split("\n## ").next().unwrap_or(fires);
        for block in fires.split("```").skip(1).step_by(2) {
            let (language, example) = block.split_once('\n').expect("a block has lines");
            if language == "text" {
                continue; // A pasted text cannot be asked further, so it names several causes.
            }
            let report = Example::read(example).doctor();
            let rules = report.findings.iter().map(|found| found.rule);
            let live = rules.filter(|rule| rule.group.is_live());
            let fired: Vec<_> = live.map(|rule| rule.id).collect();
            assert_eq!(fired, [rule.id], "{example}");
        }
    }
}

#[test]
fn a_management_summary_in_another_language_is_known_by_its_code() {
    let text = "Vous n'êtes pas autorisé à effectuer l'action demandée";
    let report = Example::read(&answer(Step::Apps, 403, "E0000006", text)).doctor();
    assert_eq!(fired(&report), ["api_insufficient_role"]);
}

#[test]
fn a_token_error_in_the_management_shape_is_read_all_the_same() {
    let text = "Invalid value for 'client_id' parameter.";
    let body = json!({"errorCode": "invalid_client", "errorSummary": text});
    let example = format!("> token\nHTTP/1.1 401\ncontent-type: application/json\n\n{body}\n");
    assert_eq!(
        fired(&Example::read(&example).doctor()),
        ["token_wrong_client_id"]
    );
}

/// Finding by id, as `doctor` reports it over the good connection.
fn only(example: &str) -> Report {
    let report = Example::read(example).doctor();
    assert_eq!(report.findings.len(), 1, "{:?}", fired(&report));
    report
}

#[test]
fn a_refusal_without_a_word_is_okta_s_where_it_has_a_request_id() {
    let head = "HTTP/1.1 403\nx-okta-request-id: 3f0b6c3f6ed04a5e9a2f7c1d00000009\n";
    for (step, rule) in [("token", "token_refused"), ("apps", "api_refused")] {
        assert_eq!(fired(&only(&format!("> {step}\n{head}"))), [rule]);
    }
}

/// Nothing was judged: exit 3, and no rule about credentials passes.
#[test]
fn what_okta_did_not_judge_is_undecided() {
    let answers = [
        "> org\n! dns no address\n",
        "> token\n! answer_timeout after 10 s\n",
        "> users\n! reset cut\n\n> groups\n! reset cut\n\n> apps\n! reset cut\n",
        "> token\nHTTP/1.1 429\n",
        "> token\nHTTP/1.1 502\ncontent-type: text/html\n\n<html>\n",
        "> token\nHTTP/1.1 200\ncontent-type: text/html\n\n<html>\n",
        "> apps\nHTTP/1.1 200\ncontent-type: text/html\n\n<html>\n",
        "> org\nHTTP/1.1 407\ncontent-type: text/html\n\n<html>\n",
    ];
    for answer in answers {
        let report = only(answer);
        assert_eq!(report.outcome(), Outcome::Undecided, "{answer}");
        let judged = |id: &str| {
            report
                .checks
                .iter()
                .any(|check| check.rule.id == id && check.status == Status::Pass)
        };
        assert!(
            answer.starts_with("> apps") || !judged("api_no_admin_role"),
            "{answer}"
        );
        assert!(
            !answer.starts_with("> token") || !judged("token_bad_signature"),
            "{answer}"
        );
    }
    let report = only("> token\n! signing the key is broken\n");
    assert_eq!(
        report.outcome(),
        Outcome::Problem,
        "a key that cannot sign is decided"
    );
}

/// One list alone never decides where another was asked.
#[test]
fn the_role_is_judged_from_all_lists_together() {
    let empty = |steps: &[&str]| -> String {
        steps
            .iter()
            .map(|step| format!("> {step}\nHTTP/1.1 200\n\n[]\n\n"))
            .collect()
    };
    let none = only(&empty(&["users", "groups", "apps"]));
    assert_eq!(none.findings[0].rule.id, "api_no_admin_role");
    assert_eq!(none.findings[0].finding.certainty, Certainty::Likely);
    let some = only(&empty(&["users", "apps"]));
    assert_eq!(some.findings[0].rule.id, "api_insufficient_role");
    assert_eq!(some.findings[0].finding.certainty, Certainty::Possible);
}

#[test]
fn a_time_zone_is_named() {
    let report = only("@ -19800\n");
    let evidence = report.findings[0].finding.evidence.join("\n");
    assert!(evidence.contains("5 h 30 min"), "{evidence}");
}
