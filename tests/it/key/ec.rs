//! Keys of elliptic curves, damaged in every way we know: what is named, and what the repair makes of it.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL;
use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::key::Key;
use okta_cc::repair::{RULESET, repair_connection};
use okta_cc::tools::Tool;
use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use serde_json::{Value, json};

use super::super::support::{CLIENT_ID, fixture};

const CURVES: [(&str, Nid, i32); 3] = [
    ("P-256", Nid::X9_62_PRIME256V1, 32),
    ("P-384", Nid::SECP384R1, 48),
    ("P-521", Nid::SECP521R1, 66),
];

fn generate(nid: Nid) -> EcKey<Private> {
    let group = EcGroup::from_curve_name(nid).expect("OpenSSL has the curve");
    EcKey::generate(&group).expect("OpenSSL makes keys")
}

/// `x`, `y` and `d` of a key, of so many octets.
fn numbers(key: &EcKey<Private>, octets: i32) -> [Vec<u8>; 3] {
    let mut context = BigNumContext::new().expect("memory");
    let (mut x, mut y) = (
        BigNum::new().expect("memory"),
        BigNum::new().expect("memory"),
    );
    let point = key.public_key();
    point
        .affine_coordinates(key.group(), &mut x, &mut y, &mut context)
        .expect("a point of the curve");
    let d = key.private_key();
    [&*x, &*y, d].map(|number| number.to_vec_padded(octets).expect("it fits the curve"))
}

fn jwk(crv: &str, numbers: &[Vec<u8>; 3]) -> Value {
    let [x, y, d] = numbers.each_ref().map(|octets| BASE64URL.encode(octets));
    json!({"kty": "EC", "kid": "main", "crv": crv, "x": x, "y": y, "d": d})
}

/// A key whose number at `at` begins with a zero octet.
fn with_zero(nid: Nid, octets: i32, at: usize) -> [Vec<u8>; 3] {
    let keys = std::iter::repeat_with(|| numbers(&generate(nid), octets));
    let mut keys = keys.filter(|numbers| numbers[at][0] == 0);
    keys.next().expect("one key in 256 or so")
}

fn connection(key: &str, domain: &str) -> Connection {
    let input = |field, text: &str| Input::new(field, text, Origin::Named("test".into()));
    Connection::new(
        input(Field::ClientId, CLIENT_ID),
        input(Field::Key, key),
        input(Field::Domain, domain),
        input(Field::Scopes, "okta.users.read"),
    )
}

fn for_target(key: &str, target: &str) -> (Connection, &'static Tool) {
    let target = Tool::named(target).expect("a target");
    let domain = match target.name {
        "nango" => "dev-12345678",
        "okta" => "dev-12345678.okta.com",
        _ => "https://dev-12345678.okta.com",
    };
    (connection(key, domain), target)
}

/// What is found about the key, each with its member.
fn found(key: &str, target: &str) -> Vec<String> {
    let (connection, target) = for_target(key, target);
    let report = Report::new(RULESET, &Evidence::new(&connection, target, None));
    let findings = report.findings.iter();
    let key = findings.filter_map(|found| {
        let member = found.finding.member.as_ref();
        let member = member.map(|member| format!(":{member}"));
        let id = found.rule.id.strip_prefix("key_")?;
        Some(format!("{id}{}", member.unwrap_or_default()))
    });
    key.collect()
}

fn message(key: &str, target: &str) -> String {
    let (connection, target) = for_target(key, target);
    let report = Report::new(RULESET, &Evidence::new(&connection, target, None));
    let first = report.findings.first().expect("something is found");
    first.finding.message.replace('\u{fdd0}', target.title)
}

/// The key as `fix` writes it; `None` where it refuses.
fn fixed(key: &str, target: &str) -> Option<String> {
    let (connection, target) = for_target(key, target);
    let repaired = repair_connection(&connection, target).ok()?.connection;
    Some(repaired.input(Field::Key).text().to_owned())
}

/// It is found, and `fix` writes the numbers as they were made.
#[track_caller]
fn damaged(key: &Value, expected: &[&str], right: &[Vec<u8>; 3]) {
    let text = key.to_string();
    assert_eq!(found(&text, "okta"), expected);
    let fixed = fixed(&text, "okta").expect("the rest determines it");
    assert_eq!(found(&fixed, "okta"), [""; 0], "after the repair");
    let fixed: Value = serde_json::from_str(&fixed).expect("JSON");
    for (name, octets) in ["x", "y", "d"].into_iter().zip(right) {
        assert!(
            fixed[name] == BASE64URL.encode(octets),
            "{name} is another number now"
        );
    }
    assert_eq!(fixed["kid"], "main");
}

#[test]
fn a_good_key_of_each_curve_is_silent_and_stays_as_it_is() {
    for (crv, nid, octets) in CURVES {
        let key = jwk(crv, &numbers(&generate(nid), octets)).to_string();
        assert_eq!(found(&key, "okta"), [""; 0], "{crv}");
        assert_eq!(fixed(&key, "okta").as_deref(), Some(&*key), "{crv}");
    }
}

#[test]
fn a_number_with_too_few_or_too_many_zeros_is_named_and_written_anew() {
    for (at, name) in ["x", "y", "d"].into_iter().enumerate() {
        let (crv, nid, octets) = CURVES[0];
        let right = with_zero(nid, octets, at);
        let mut short = right.clone();
        short[at].remove(0);
        let expected = format!("coordinate_length:{name}");
        damaged(&jwk(crv, &short), &[&expected], &right);
        let mut long = right.clone();
        long[at].insert(0, 0);
        damaged(&jwk(crv, &long), &[&expected], &right);
    }
}

#[test]
fn how_a_number_is_encoded_is_judged_as_in_an_rsa_key() {
    let (crv, nid, octets) = CURVES[0];
    let right = numbers(&generate(nid), octets);
    let good = jwk(crv, &right);
    let with = |name: &str, value: &dyn Fn(&str) -> String| {
        let mut key = good.clone();
        key[name] = value(good[name].as_str().expect("a string")).into();
        key
    };
    damaged(
        &with("x", &|x| format!("{x}=")),
        &["padded_base64url:x"],
        &right,
    );
    damaged(
        &with("d", &|d| format!("{d} ")),
        &["bad_base64url:d"],
        &right,
    );
    let standard = with("y", &|_| {
        base64::prelude::BASE64_STANDARD_NO_PAD.encode([0xff; 32])
    });
    assert_eq!(
        found(&standard.to_string(), "okta"),
        ["bad_base64url:y", "inconsistent:y"]
    );
}

#[test]
fn a_missing_number_is_named_and_computed_from_d() {
    for (crv, nid, octets) in CURVES {
        let right = numbers(&generate(nid), octets);
        for name in ["x", "y"] {
            let mut key = jwk(crv, &right);
            key.as_object_mut().expect("an object").remove(name);
            damaged(&key, &[&format!("missing_member:{name}")], &right);
        }
        let mut key = jwk(crv, &right);
        key.as_object_mut().expect("an object").remove("crv");
        damaged(&key, &["missing_member:crv"], &right);
        let mut key = jwk(crv, &right);
        key.as_object_mut().expect("an object").remove("kty");
        damaged(&key, &["missing_member:kty"], &right);
        key["kty"] = "ec".into();
        damaged(&key, &["wrong_kty"], &right);
    }
}

#[test]
fn without_d_it_is_a_public_key_and_half_a_point_has_two_roots() {
    let (crv, nid, octets) = CURVES[0];
    let mut key = jwk(crv, &numbers(&generate(nid), octets));
    let members = key.as_object_mut().expect("an object");
    members.remove("d");
    members.remove("y");
    members.remove("kid");
    let (connection, target) = for_target(&key.to_string(), "dotnet");
    let report = Report::new(RULESET, &Evidence::new(&connection, target, None));
    let [only] = &report.findings[..] else {
        panic!("{:#?}", report.findings)
    };
    assert_eq!(only.rule.id, "key_public_key_only");
    let roots = only.finding.evidence.iter();
    assert!(
        roots
            .map(ToString::to_string)
            .any(|line| line.contains("two values"))
    );
}

#[test]
fn numbers_that_do_not_belong_together_are_told_apart() {
    let (crv, nid, octets) = CURVES[0];
    let right = numbers(&generate(nid), octets);
    let other = numbers(&generate(nid), octets);
    let [x, y, d] = &right;
    let swapped = jwk(crv, &[y.clone(), x.clone(), d.clone()]);
    damaged(&swapped, &["inconsistent:x"], &right);
    assert!(message(&swapped.to_string(), "okta").contains("each other's place"));
    let wrong_y = jwk(crv, &[x.clone(), other[1].clone(), d.clone()]);
    damaged(&wrong_y, &["inconsistent:y"], &right);
    let wrong_x = jwk(crv, &[other[0].clone(), y.clone(), d.clone()]);
    damaged(&wrong_x, &["inconsistent:x"], &right);
    // Nothing says which of the two keys is registered.
    let mixed = jwk(crv, &[x.clone(), y.clone(), other[2].clone()]).to_string();
    assert_eq!(found(&mixed, "okta"), ["inconsistent:d"]);
    assert!(message(&mixed, "okta").contains("another key"));
    assert_eq!(fixed(&mixed, "okta"), None);
    let nowhere = jwk(
        crv,
        &[
            x.clone(),
            other[1].clone(),
            other[2].iter().rev().copied().collect(),
        ],
    );
    let nowhere = nowhere.to_string();
    assert!(message(&nowhere, "okta").contains("no point of the curve P-256"));
    assert_eq!(fixed(&nowhere, "okta"), None);
    for d in [vec![0; 32], vec![0xff; 32]] {
        let none = jwk(crv, &[x.clone(), y.clone(), d]).to_string();
        assert_eq!(found(&none, "okta"), ["inconsistent:d"]);
        assert_eq!(fixed(&none, "okta"), None);
    }
}

#[test]
fn other_names_of_a_curve_are_put_right() {
    let (crv, nid, octets) = CURVES[0];
    let right = numbers(&generate(nid), octets);
    for name in [
        "prime256v1",
        "secp256r1",
        "P256",
        "p-256",
        "nistp256",
        "nonsense",
    ] {
        let mut key = jwk(crv, &right);
        key["crv"] = name.into();
        damaged(&key, &["curve_name"], &right);
    }
}

#[test]
fn members_of_an_rsa_key_are_named() {
    let (crv, nid, octets) = CURVES[0];
    let right = numbers(&generate(nid), octets);
    let mut key = jwk(crv, &right);
    key["n"] = "AQAB".into();
    key["e"] = "AQAB".into();
    damaged(&key, &["foreign_member:n"], &right);
    assert!(message(&key.to_string(), "okta").starts_with("\"n\", \"e\" of this key"));
}

#[test]
fn a_good_key_of_a_curve_that_okta_does_not_take_is_no_broken_one() {
    let key = jwk("secp256k1", &numbers(&generate(Nid::SECP256K1), 32)).to_string();
    assert_eq!(found(&key, "okta"), ["wrong_kty"]);
    let message = message(&key, "okta");
    assert!(
        message.starts_with("The curve secp256k1 does not work for Okta"),
        "{message}"
    );
    assert!(!Key::read(&key).can_sign());
    let pem = PKey::from_ec_key(generate(Nid::SECP256K1)).expect("a key");
    let pem = pem.private_key_to_pem_pkcs8().expect("PKCS #8");
    let pem = String::from_utf8(pem).expect("ASCII");
    assert_eq!(found(&pem, "okta"), ["wrong_kty"]);
}

#[test]
fn where_only_rsa_is_taken_the_kind_is_told_first_and_alone() {
    let (crv, nid, octets) = CURVES[0];
    let mut key = jwk(crv, &numbers(&generate(nid), octets));
    key["crv"] = "prime256v1".into();
    key["alg"] = "HS256".into();
    key["use"] = "enc".into();
    key.as_object_mut().expect("an object").remove("kid");
    for target in ["nango", "python", "mcp"] {
        let findings = found(&key.to_string(), target);
        assert_eq!(findings, ["wrong_kty"], "{target}");
    }
    let message = message(&key.to_string(), "nango");
    assert_eq!(
        message,
        "This is an EC key (curve P-256), and only RSA works for Nango"
    );
}

#[test]
fn other_kinds_are_named() {
    let kinds = [
        (
            json!({"kty": "OKP", "crv": "Ed25519", "x": "AQ", "d": "AQ"}),
            "an OKP key (Ed25519)",
        ),
        (
            json!({"kty": "OKP", "crv": "X25519", "x": "AQ", "d": "AQ"}),
            "cannot even sign",
        ),
        (json!({"kty": "oct", "k": "AQ"}), "a shared secret (oct)"),
        (
            json!({"kty": "EC", "crv": "P-384", "x": "AQ", "y": "AQ", "d": "AQ"}),
            "an EC key (curve P-384)",
        ),
    ];
    let okp = json!({"kty": "OKP", "crv": "Ed25519", "x": "AQ", "d": "AQ"}).to_string();
    let message_for_okta = message(&okp, "okta");
    assert!(message_for_okta.ends_with("only RSA and EC keys work for Okta"));
    for (key, named) in kinds {
        let key = key.to_string();
        assert_eq!(found(&key, "nango"), ["wrong_kty"], "{key}");
        let message = message(&key, "nango");
        assert!(message.contains(named), "{message}");
    }
}

#[test]
fn pems_and_sets_are_read_as_those_of_rsa_keys_are() {
    let (crv, nid, octets) = CURVES[0];
    let key = generate(nid);
    let right = numbers(&key, octets);
    let set = json!({"keys": [jwk(crv, &right)]}).to_string();
    assert_eq!(found(&set, "okta"), ["jwks_instead_of_jwk"]);
    let text = fixed(&set, "okta").expect("one key is in it");
    assert_eq!(found(&text, "okta"), [""; 0]);
    assert_eq!(found(&set, "nango"), ["wrong_kty"]);
    // As `openssl ecparam -genkey` writes it.
    let sec1 = String::from_utf8(key.private_key_to_pem().expect("SEC 1")).expect("ASCII");
    let with_parameters = format!(
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n{sec1}"
    );
    for pem in [sec1, with_parameters] {
        assert_eq!(found(&pem, "okta"), [""; 0]);
        let text = fixed(&pem, "dotnet").expect("a JWK");
        let written: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(written["x"], BASE64URL.encode(&right[0]));
    }
    let openssh = fixture("pem/openssh-ec.pem");
    assert_eq!(found(&openssh, "okta"), ["pem_not_plain"]);
    let text = fixed(&openssh, "okta").expect("PKCS #8");
    assert_eq!(found(&text, "okta"), [""; 0]);
    assert_eq!(found(&openssh, "nango"), ["wrong_kty"]);
}

#[test]
fn published_keys_are_recognised() {
    // RFC 7517 appendix A.2.
    let key = r#"{"kty":"EC","kid":"1","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}"#;
    assert_eq!(found(key, "okta"), ["known_key"]);
    assert!(message(key, "okta").ends_with("RFC 7517 appendix A.2"));
}

#[test]
fn the_thumbprint_is_that_of_rfc_7638() {
    // The key of RFC 9449 figure 4, without its private half there; here of a key of our own, by its definition.
    let (crv, nid, octets) = CURVES[0];
    let key = jwk(crv, &numbers(&generate(nid), octets));
    let canonical = format!(
        r#"{{"crv":"P-256","kty":"EC","x":{},"y":{}}}"#,
        key["x"], key["y"]
    );
    let expected = BASE64URL.encode(openssl::sha::sha256(canonical.as_bytes()));
    let found = Key::read(&key.to_string()).thumbprint();
    assert_eq!(found, Some(expected));
}

#[test]
fn the_node_sdk_needs_alg_for_p_384_and_knows_no_p_521() {
    let (crv, nid, octets) = CURVES[1];
    let right = numbers(&generate(nid), octets);
    let mut key = jwk(crv, &right);
    assert_eq!(found(&key.to_string(), "node"), ["alg_mismatch"]);
    let text = fixed(&key.to_string(), "node").expect("alg follows");
    assert_eq!(found(&text, "node"), [""; 0]);
    key["alg"] = "ES384".into();
    assert_eq!(found(&key.to_string(), "node"), [""; 0]);
    let (crv, nid, octets) = CURVES[2];
    let key = jwk(crv, &numbers(&generate(nid), octets)).to_string();
    assert_eq!(found(&key, "node"), ["wrong_kty"]);
}
