//! A good key, damaged in every way we know: what the rules say of it, and what the repair makes of it.

mod members;
mod text;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::key::Key;
use okta_cc::repair::Draft;
use okta_cc::repair::RULESET;
use okta_cc::tools::NANGO;
use serde_json::Value;

use crate::support::{CLIENT_ID, good_key};

/// What arithmetic says is tested where arithmetic is.
const ARITHMETIC: [&str; 10] = [
    "key_inconsistent",
    "key_noncanonical",
    "key_composite_prime",
    "key_weak_size",
    "key_weak_exponent",
    "key_weak_private_exponent",
    "key_close_primes",
    "key_small_factor",
    "key_roca",
    "key_known_key",
];

fn with(name: &str, value: Value) -> String {
    let mut key = good_key();
    key[name] = value;
    key.to_string()
}

fn without(name: &str) -> String {
    let mut key = good_key();
    key.as_object_mut().expect("an object").remove(name);
    key.to_string()
}

/// The rules that find something in the text, each with its member.
fn found(text: &str) -> Vec<String> {
    let input = |field, text: &str| Input::new(field, text, Origin::Named("test".into()));
    let connection = Connection::new(
        input(Field::ClientId, CLIENT_ID),
        input(Field::Key, text),
        input(Field::Domain, "dev-12345678"),
        input(Field::Scopes, "okta.users.read"),
    );
    let report = Report::new(RULESET, &Evidence::new(&connection, &NANGO, None));
    let mut found = Vec::new();
    for reported in &report.findings {
        let finding = &reported.finding;
        for label in finding
            .labels
            .iter()
            .filter(|label| label.field == Field::Key)
        {
            assert!(
                text.get(label.span.clone()).is_some(),
                "{}: {:?}",
                reported.rule.id,
                label.span
            );
        }
        let id = reported.rule.id;
        if id.starts_with("key_") && !ARITHMETIC.contains(&id) {
            let member = finding.member.as_ref().map(|member| format!(":{member}"));
            found.push(format!("{}{}", &id[4..], member.unwrap_or_default()));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The repaired text, where everything needed is in the text.
fn repaired(text: &str) -> Option<String> {
    Draft::of(&Key::read(text), &NANGO).ok()?.json().ok()
}

/// The findings are these, and the repaired text has only `left` of them and the same numbers.
#[track_caller]
fn damaged(text: &str, expected: &[&str], left: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found(text), expected);
    let fixed = repaired(text).expect("everything is in the text");
    assert_eq!(found(&fixed), left, "after the repair");
    let fixed: Value = serde_json::from_str(&fixed).expect("JSON");
    for name in ["n", "e", "d", "p", "q", "dp", "dq", "qi"] {
        assert!(
            fixed[name] == good_key()[name],
            "{name} is another number now"
        );
    }
    if left.is_empty() {
        assert_eq!(fixed["kid"], good_key()["kid"]);
    }
}
