//! The text around and inside a key: packed, cut, misspelt, in another format, no key at all.

use okta_cc::model::key::Key;
use okta_cc::repair::{Draft, Obstacle};
use okta_cc::tools::NANGO;
use serde_json::json;

use super::{damaged, found, repaired, with};
use crate::support::{fixture, good_key};

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
        ("public", vec!["public_key_only"]),
        ("certificate", vec!["public_key_only"]),
        ("ec", vec!["wrong_kty"]),
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
