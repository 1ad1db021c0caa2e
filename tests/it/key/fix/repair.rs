//! Damaged keys come out as the same key, and what cannot be repaired is said.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{NUMBERS, Paste, damaged, damages, nothing_secret};
use crate::support::{Output, good_key, run};

#[test]
fn every_damage_is_repaired_to_the_same_key() {
    for (name, text) in damages() {
        let said = Paste::new(&text).fix(&[]);
        assert_eq!(said.code, 0, "{name}: {}", said.err);
        assert_eq!(said.out.matches('\n').count(), 1, "{name}: one line");
        let fixed = said.json();
        for number in NUMBERS.iter().chain(&["kid"]) {
            assert!(
                fixed[number] == good_key()[number],
                "{name}: {number} is another one now"
            );
        }
        let left = Paste::new(said.out.trim_end()).lint();
        assert_eq!(left, [""; 0], "{name}");
        let said = Output {
            out: String::new(),
            ..said
        };
        nothing_secret(&said);
    }
}

#[test]
fn a_good_key_stays_as_it_is() {
    let pretty = serde_json::to_string_pretty(&good_key()).expect("JSON");
    let said = Paste::new(&pretty).fix(&[]);
    assert_eq!(said.code, 0);
    assert!(said.err.starts_with("Nothing to repair."), "{}", said.err);
    let fixed = said.json();
    assert!(fixed == good_key(), "the members are the same");
    assert!(!said.out.trim_end().contains('\n'));
}

#[test]
fn a_kid_is_never_made_up() {
    let mut key = good_key();
    key.as_object_mut().expect("an object").remove("kid");
    key["dp"] = damaged(&key["dp"]);
    let said = Paste::new(&key.to_string()).fix(&[]);
    assert_eq!(said.code, 1);
    let fixed = said.json();
    assert!(fixed.get("kid").is_none());
    assert!(fixed["dp"] == good_key()["dp"]);
    assert!(said.err.contains("key_missing_kid"), "{}", said.err);
    assert!(
        said.err.contains("fix does not make up a KID"),
        "{}",
        said.err
    );
    assert_eq!(Paste::new(&said.out).lint(), ["key_missing_kid"]);
}

#[test]
fn what_cannot_be_repaired_is_said_and_nothing_is_printed() {
    let other = another_key();
    let with = |name: &str, value: &Value| {
        let mut key = good_key();
        key[name] = value.clone();
        key.to_string()
    };
    let public = json!({"kty": "RSA", "kid": "a", "n": good_key()["n"], "e": "AQAB"});
    let mut lost = public.clone();
    lost["dp"] = good_key()["dp"].clone();
    lost["d"] = json!(null);
    let cases = [
        (with("n", &other["n"]), "parts of two keys seem to be mixed"),
        (public.to_string(), "this is the public key"),
        (lost.to_string(), "d, p, q, dq, qi cannot be read"),
        (
            format!("{{\"keys\":[{},{other}]}}", good_key()),
            "several private keys",
        ),
        (with("oth", &json!([{}])), "more than two primes"),
        (
            "Zq3vB0r7mNw8xKp2LdTf".to_owned(),
            "no private key in this text",
        ),
        (String::new(), "no private key in this text"),
    ];
    for (text, why) in cases {
        let said = Paste::new(&text).fix(&[]);
        assert_eq!(said.code, 1, "{why}: {}", said.err);
        assert_eq!(said.out, "", "{why}");
        assert!(said.err.contains(why), "{why}: {}", said.err);
        nothing_secret(&said);
    }
}

#[test]
fn of_numbers_that_stand_there_twice_the_right_one_is_kept() {
    let other = another_key();
    for name in ["n", "d", "p", "q", "qi"] {
        let first =
            good_key()
                .to_string()
                .replacen('{', &format!("{{\"{name}\":{},", other[name]), 1);
        let last = good_key()
            .to_string()
            .replace('}', &format!(",\"{name}\":{}}}", other[name]));
        for text in [first, last] {
            let said = Paste::new(&text).fix(&[]);
            assert_eq!(said.code, 0, "{name}: {}", said.err);
            let fixed = said.json();
            assert!(fixed == good_key(), "{name}");
        }
    }
    let both = good_key().to_string();
    let members = other.to_string();
    let both = both.replace('}', &members.replacen('{', ",", 1));
    let said = Paste::new(&both).fix(&[]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// One bit of one number is another one: it is named, and put right.
    #[test]
    fn every_flipped_bit_is_named_and_put_right(which in 0..NUMBERS.len(), bit in any::<prop::sample::Index>()) {
        let name = NUMBERS[which];
        let mut key = good_key();
        let mut octets = BASE64_URL_SAFE_NO_PAD.decode(key[name].as_str().expect("a string")).expect("base64url");
        let bit = bit.index(octets.len() * 8);
        octets[bit / 8] ^= 1 << (bit % 8);
        key[name] = json!(BASE64_URL_SAFE_NO_PAD.encode(&octets));
        let paste = Paste::new(&key.to_string());
        let named = paste.members("key_inconsistent");
        prop_assert!(named == [name], "{} bit {}: {:?}", name, bit, named);
        let said = paste.fix(&[]);
        prop_assert!(said.code == 0, "{}", said.err);
        let fixed = said.json();
        prop_assert!(fixed == good_key());
        nothing_secret(&Output { out: String::new(), ..said });
    }
}

fn another_key() -> Value {
    run(&["keygen"]).json()
}
