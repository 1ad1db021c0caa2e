//! One cause, one finding: what makes everything else about a key moot is told alone.

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::repair::RULESET;
use okta_cc::tools::Tool;
use serde_json::{Value, json};

use crate::support::{CLIENT_ID, fixture, good_key};

/// What is found about the key.
fn found(key: &str, target: &str) -> Vec<&'static str> {
    let target = Tool::named(target).expect("a target");
    let domain = match target.name {
        "nango" => "dev-12345678",
        _ => "https://dev-12345678.okta.com",
    };
    let input = |field, text: &str| Input::new(field, text, Origin::Named("test".into()));
    let connection = Connection::new(
        input(Field::ClientId, CLIENT_ID),
        input(Field::Key, key),
        input(Field::Domain, domain),
        input(Field::Scopes, "okta.users.read"),
    );
    let report = Report::new(RULESET, &Evidence::new(&connection, target, None));
    report.findings.iter().map(|found| found.rule.id).collect()
}

/// Changes to a JWK that would each be a finding of their own.
const FLAWS: [fn(&mut Value); 10] = [
    |_| {},
    |key| _ = key.as_object_mut().expect("an object").remove("kid"),
    |key| key["kid"] = "".into(),
    |key| key["kid"] = " main".into(),
    |key| key["kid"] = 5.into(),
    |key| key["use"] = "enc".into(),
    |key| key["alg"] = "RSA-OAEP".into(),
    |key| key["alg"] = "HS256".into(),
    |key| key["key_ops"] = json!(["verify"]),
    |key| key["x5c"] = json!(["MIIC"]),
];

fn public() -> Value {
    let key = good_key();
    json!({"kty": "RSA", "kid": key["kid"], "n": key["n"], "e": key["e"]})
}

#[test]
fn what_decides_about_a_jwk_is_told_alone_whatever_else_is_wrong() {
    let point = ["x", "y", "d"].map(|name| (name.to_owned(), json!("AQ")));
    let point: Value = Value::Object(point.into_iter().collect());
    let with = |kind: Value| {
        let mut key = point.clone();
        let members = kind.as_object().expect("an object").clone();
        key.as_object_mut().expect("an object").extend(members);
        key
    };
    let kinds = [
        (
            with(json!({"kty": "EC", "kid": "main", "crv": "P-256"})),
            "key_wrong_kty",
        ),
        (
            with(json!({"kty": "EC", "kid": "main", "crv": "secp256r1"})),
            "key_wrong_kty",
        ),
        (
            with(json!({"kty": "EC", "kid": "main", "crv": "secp256k1"})),
            "key_wrong_kty",
        ),
        (
            with(json!({"kty": "OKP", "kid": "main", "crv": "Ed25519"})),
            "key_wrong_kty",
        ),
        (
            json!({"kty": "oct", "kid": "main", "k": "AQ"}),
            "key_wrong_kty",
        ),
        (public(), "key_public_key_only"),
    ];
    for target in ["nango", "python", "go", "mcp"] {
        for (kind, rule) in &kinds {
            // A tool that takes EC keys has more to say of them.
            if target == "go" && kind["kty"] == "EC" && kind["crv"] != "secp256k1" {
                continue;
            }
            for one in FLAWS {
                for other in FLAWS {
                    let mut key = kind.clone();
                    one(&mut key);
                    other(&mut key);
                    let text = key.to_string();
                    assert_eq!(found(&text, target), [*rule], "{target}: {text}");
                }
            }
        }
    }
}

#[test]
fn what_decides_about_another_form_is_told_alone() {
    let set = |keys: &[Value]| json!({"keys": keys}).to_string();
    let mut other = good_key();
    other["kid"] = "other".into();
    other["use"] = "enc".into();
    let mut first = other.clone();
    first["kid"] = "first".into();
    let cases = [
        (fixture("pem/ec.pem"), "key_wrong_kty"),
        (fixture("pem/openssh-ec.pem"), "key_wrong_kty"),
        (fixture("pem/public.pem"), "key_public_key_only"),
        (fixture("pem/certificate.pem"), "key_public_key_only"),
        (
            "ssh-rsa AAAAB3NzaC1yc2E me@here".into(),
            "key_public_key_only",
        ),
        (set(&[public()]), "key_jwks_instead_of_jwk"),
        (set(&[other, first]), "key_jwks_instead_of_jwk"),
        ("<your private key>".into(), "key_not_json"),
        ("YOUR_PRIVATE_KEY".into(), "key_not_json"),
        ("null".into(), "key_not_an_object"),
        ("  ".into(), "key_empty_input"),
    ];
    for (key, rule) in cases {
        for target in ["nango", "python"] {
            assert_eq!(
                found(&key, target),
                [rule],
                "{target}: {}",
                &key[..key.len().min(40)]
            );
        }
    }
}

#[test]
fn an_error_is_told_by_one_rule_for_each_member() {
    // Of two members that are wrong, each is told once.
    let mut key = good_key();
    key["kid"] = "".into();
    key["use"] = "enc".into();
    key["alg"] = "PS256".into();
    let mut rules = found(&key.to_string(), "nango");
    rules.sort_unstable();
    assert_eq!(
        rules,
        ["key_alg_not_supported", "key_empty_kid", "key_use_not_sig"]
    );
}
