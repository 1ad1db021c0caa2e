//! A good key, damaged in every way we know: what the rules say of it, and what the repair makes of it.

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::key::Key;
use okta_cc::repair::RULESET;
use okta_cc::repair::{Draft, Obstacle};
use okta_cc::tools::NANGO;
use serde_json::{Value, json};

use crate::support::{CLIENT_ID, fixture, good_key};

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
fn packed_text() {
    let plain = good_key().to_string();
    let string = json!(plain).to_string();
    damaged(&string, &["double_encoded_json"], &[]);
    damaged(&json!(string).to_string(), &["double_encoded_json"], &[]);
    damaged(
        &string[1..string.len() - 1],
        &["json_backslash_escaped"],
        &[],
    );
    damaged(&plain.replace('"', "&quot;"), &["json_html_entities"], &[]);
    let url = plain
        .replace('{', "%7B")
        .replace('}', "%7D")
        .replace('"', "%22");
    damaged(&url, &["url_encoded_json"], &[]);
    damaged(&format!("\u{feff}{plain}"), &["json_bom"], &[]);
    let set = json!({"keys": [good_key()]}).to_string();
    damaged(&set, &["jwks_instead_of_jwk"], &[]);
    damaged(
        &json!(set).to_string(),
        &["double_encoded_json", "jwks_instead_of_jwk"],
        &[],
    );
    damaged(
        &json!({"client_id": "0oa", "private_key": plain}).to_string(),
        &["wrapped_jwk"],
        &[],
    );
    damaged(&json!([good_key()]).to_string(), &["wrapped_jwk"], &[]);
}

#[test]
fn damaged_syntax() {
    let plain = good_key().to_string();
    damaged(&plain.replace('"', "'"), &["json_single_quotes"], &[]);
    damaged(&plain.replace('"', "\u{201c}"), &["json_smart_quotes"], &[]);
    damaged(&plain.replace('}', ",}"), &["json_trailing_comma"], &[]);
    damaged(
        &plain.replacen("\",\"", "\" \"", 2),
        &["json_missing_comma"],
        &[],
    );
    damaged(
        &plain.replacen('{', "{/* mine */", 1),
        &["json_comments"],
        &[],
    );
    damaged(
        &plain.replacen('{', "{\u{a0}", 1),
        &["json_invisible_char"],
        &[],
    );
    damaged(
        &plain.replacen("\"kid\"", "kid", 1),
        &["json_unquoted_keys"],
        &[],
    );
    damaged(plain.trim_end_matches('}'), &["json_truncated"], &[]);
    damaged(
        &format!("key: {plain};"),
        &["json_leading_junk", "json_trailing_junk"],
        &[],
    );
    let lines: Vec<&str> = plain
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).expect("ASCII"))
        .collect();
    damaged(&lines.join("\n"), &["json_wrapped_string"], &[]);
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
fn pems() {
    for name in ["pkcs8", "pkcs1"] {
        let pem = fixture(&format!("pem/{name}.pem"));
        let shapes = [
            pem.clone(),
            pem.replace('\n', "\\n"),
            pem.replace('\n', "\r\n"),
            pem.lines().filter(|line| !line.starts_with('-')).collect(),
            json!({"private_key": pem}).to_string(),
        ];
        for text in shapes {
            damaged(&text, &["pem_instead_of_jwk"], &["missing_kid"]);
        }
    }
    let kinds = [
        ("openssh", vec!["pem_instead_of_jwk"]),
        ("encrypted", vec!["encrypted_pem", "pem_instead_of_jwk"]),
        ("public", vec!["pem_instead_of_jwk", "public_key_only"]),
        ("certificate", vec!["pem_instead_of_jwk", "public_key_only"]),
        ("ec", vec!["pem_instead_of_jwk", "wrong_kty"]),
    ];
    for (name, expected) in kinds {
        assert_eq!(
            found(&fixture(&format!("pem/{name}.pem"))),
            expected,
            "{name}"
        );
    }
    // OpenSSH keeps no dp and dq; arithmetic has to add them.
    let key = Key::read(&fixture("pem/openssh.pem"));
    let mut draft = Draft::of(&key, &NANGO).expect("an RSA key");
    let lost = draft.json().expect_err("two numbers are missing");
    assert_eq!(lost, Obstacle::Lost(vec!["dp", "dq"]));
    draft.compute().expect("the others determine them");
    assert_eq!(
        found(&draft.json().expect("all are there")),
        ["missing_kid"]
    );
}

#[test]
fn what_is_no_key() {
    let cases = [
        (" \n\t ", "empty_input"),
        ("\u{feff}\u{200b}", "empty_input"),
        ("null", "not_an_object"),
        ("\"\"", "not_an_object"),
        ("[]", "not_an_object"),
        ("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln", "not_json"),
        ("kty: RSA\nkid: main", "not_json"),
        ("ssh-rsa AAAAB3NzaC1yc2E me@here", "public_key_only"),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text), [expected], "{text}");
        assert!(repaired(text).is_none());
    }
}

#[test]
fn a_string_may_hold_anything() {
    let odd = [
        "a \u{201c}b\u{201d}, c",
        "// no comment",
        "\\n",
        "&quot;%22",
        "-----BEGIN PRIVATE KEY-----",
        "{'a': 1,}",
    ];
    for text in odd {
        assert_eq!(found(&with("note", json!(text))), [""; 0], "{text}");
    }
}

#[test]
fn huge_texts_are_not_read() {
    let key = good_key().to_string();
    for text in [
        format!("{key}{}", " ".repeat(10_000_000)),
        "\u{e9}".repeat(5_000_000),
    ] {
        assert_eq!(found(&text), ["oversized"]);
    }
    for text in [
        "{".repeat(65_000),
        "[".repeat(65_536),
        format!("{{\"a\":{}", "[{\"a\":".repeat(9_000)),
    ] {
        assert!(!found(&text).is_empty());
    }
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
