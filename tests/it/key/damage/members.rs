//! The members of a key: left out, of another type, written in another way.

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::key::Key;
use okta_cc::repair::Draft;
use okta_cc::repair::RULESET;
use okta_cc::tools::NANGO;
use serde_json::json;

use super::{damaged, found, with, without};
use crate::support::{CLIENT_ID, good_key};

#[test]
fn a_good_key_stays_as_it_is() {
    let plain = good_key().to_string();
    let pretty = serde_json::to_string_pretty(&good_key()).expect("JSON");
    for text in [
        plain.clone(),
        pretty.clone(),
        pretty.replace('\n', "\r\n"),
        format!("\n {plain}\n"),
    ] {
        damaged(&text, &[], &[]);
        let draft = Draft::of(&Key::read(&text), &NANGO).expect("a key");
        assert_eq!(draft.changes, [""; 0]);
    }
}

#[test]
fn damaged_members() {
    let n = good_key()["n"].as_str().expect("a string").to_owned();
    damaged(
        &with("n", json!(format!("{n}=="))),
        &["padded_base64url:n"],
        &[],
    );
    damaged(
        &with("n", json!(format!("{n} "))),
        &["bad_base64url:n"],
        &[],
    );
    damaged(
        &with("n", json!(n.replace('-', "+").replace('_', "/"))),
        &["bad_base64url:n"],
        &[],
    );
    damaged(&with("e", json!("AAEAAQ")), &["leading_zero:e"], &[]);
    damaged(&with("e", json!(65537)), &["wrong_type:e"], &[]);
    damaged(&with("e", json!([1, 0, 1])), &["wrong_type:e"], &[]);
    damaged(&with("kty", json!("rsa")), &["wrong_kty"], &[]);
    damaged(&without("kty"), &["missing_member:kty"], &[]);
    damaged(&with("alg", json!("RSA256")), &["alg_not_supported"], &[]);
    damaged(&with("alg", json!("RS512")), &["alg_mismatch"], &[]);
    damaged(&without("kid"), &["missing_kid"], &["missing_kid"]);
    damaged(
        &with("use", json!("enc")),
        &["use_not_sig"],
        &["use_not_sig"],
    );
    damaged(
        &good_key().to_string().replacen('{', "{\"kty\":\"RSA\",", 1),
        &["duplicate_member:kty"],
        &[],
    );
}

#[test]
fn a_fix_is_a_whole_repair_of_its_finding() {
    let plain = good_key().to_string();
    let padded = with(
        "n",
        json!(format!("{}==", good_key()["n"].as_str().expect("a string"))),
    );
    let cases = [
        plain.replace('}', ",}"),
        format!("\u{feff}{plain}"),
        format!("key: {plain}"),
        padded.clone(),
        json!(padded).to_string(),
        with("kty", json!("rsa")),
        with("alg", json!("RSA256")),
    ];
    for text in cases {
        let input = |field, text: &str| Input::new(field, text, Origin::Named("test".into()));
        let connection = Connection::new(
            input(Field::ClientId, CLIENT_ID),
            input(Field::Key, &text),
            input(Field::Domain, "dev-12345678"),
            input(Field::Scopes, "okta.users.read"),
        );
        let report = Report::new(RULESET, &Evidence::new(&connection, &NANGO, None));
        let mut fixes = report
            .findings
            .iter()
            .filter_map(|found| Some((found.rule.id, found.finding.fix.as_ref()?)));
        let (rule, fix) = fixes.next().expect("a fix");
        let mut fixed = text.clone();
        fixed.replace_range(fix.span.clone(), &fix.replacement);
        let left = found(&fixed);
        assert!(
            left.iter()
                .all(|found| !rule.ends_with(found.split(':').next().unwrap_or(""))),
            "{rule}: {left:?}"
        );
    }
}
