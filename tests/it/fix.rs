//! `okta-cc fix`: what comes out can be pasted, is the same key, and nothing secret stands beside it.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Folder, Output, Run, SECRET_MEMBERS, assert_private, good_key, run, skipped};

const NUMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

/// A text in a file, and what the commands make of it.
struct Paste {
    folder: Folder,
    path: String,
}

impl Paste {
    fn new(text: &str) -> Self {
        let folder = Folder::new();
        let path = folder.write("pasted", text);
        Self { folder, path }
    }

    fn fix(&self, more: &[&str]) -> Output {
        let mut arguments = vec!["fix", "--private-key-file", &self.path];
        arguments.extend(more);
        run(&arguments)
    }

    fn findings(&self) -> Vec<Value> {
        let lint = ["lint", "--format", "json", "--private-key-file", &self.path];
        run(&lint).json()["findings"]
            .as_array()
            .expect("a list")
            .clone()
    }

    /// What `lint` finds in the key.
    fn lint(&self) -> Vec<String> {
        let findings = self.findings();
        let ids = findings
            .iter()
            .map(|finding| finding["id"].as_str().expect("an id"));
        ids.filter(|id| id.starts_with("key_"))
            .map(str::to_owned)
            .collect()
    }

    /// The members that a rule names.
    fn members(&self, rule: &str) -> Vec<String> {
        let findings = self.findings();
        let mine = findings.iter().filter(|finding| finding["id"] == rule);
        mine.map(|finding| finding["member"].as_str().expect("a member").to_owned())
            .collect()
    }
}

fn nothing_secret(said: &Output) {
    let key = good_key();
    for text in [&said.out, &said.err] {
        for name in SECRET_MEMBERS {
            let secret = key[name].as_str().expect("a string");
            let parts = secret.as_bytes().chunks(12).filter(|part| part.len() == 12);
            for part in parts {
                let part = std::str::from_utf8(part).expect("ASCII");
                assert!(!text.contains(part), "{name} comes out:\n{text}");
            }
        }
    }
}

/// The last characters of a number are other ones.
fn damaged(value: &Value) -> Value {
    let text = value.as_str().expect("a string");
    let kept = &text[..text.len() - 8];
    json!(format!(
        "{kept}{}",
        if text.ends_with("AbCdEfGA") {
            "AAAAAAAA"
        } else {
            "AbCdEfGA"
        }
    ))
}

/// Ways in which a key gets damaged and can be repaired; each makes a text of it.
fn damages() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut put = |name: &str, text: String| texts.push((name.to_owned(), text));
    let with = |name: &str, value: Value| {
        let mut key = good_key();
        key[name] = value;
        key
    };
    for name in NUMBERS {
        if name != "e" {
            put(
                &format!("{name} damaged"),
                with(name, damaged(&good_key()[name])).to_string(),
            );
            put(&format!("{name} empty"), with(name, json!("")).to_string());
        }
        put(
            &format!("{name} as array"),
            with(name, json!([1, 2]))
                .to_string()
                .replace("[1,2]", "null"),
        );
        let mut key = good_key();
        key.as_object_mut().expect("an object").remove(name);
        put(&format!("{name} missing"), key.to_string());
    }
    put("e even", with("e", json!("AQAA")).to_string());
    let mut key = good_key();
    for name in ["d", "dp", "dq"] {
        key[name] = damaged(&key[name]);
    }
    put("d, dp and dq damaged", key.to_string());
    let wrong = with("d", damaged(&good_key()["d"])).to_string();
    put("in a set", format!("{{\"keys\":[{wrong}]}}"));
    put("as a string", json!(wrong).to_string());
    put("in a fence", format!("```json\n{wrong}\n```"));
    put("with curly quotes", wrong.replace('"', "\u{201d}"));
    put("with single quotes", wrong.replace('"', "'"));
    put("with escaped quotes", wrong.replace('"', "\\\""));
    put("with a comma too much", wrong.replace('}', ",}"));
    put("alg misspelt", with("alg", json!("RSA256")).to_string());
    put(
        "kty in small letters",
        with("kty", json!("rsa")).to_string(),
    );
    texts
}

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
    assert!(said.err.contains("fix makes up no KID"), "{}", said.err);
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

#[test]
fn diff_shows_what_changes_and_nothing_secret() {
    let mut key = good_key();
    key["alg"] = json!("RSA256");
    key["d"] = damaged(&key["d"]);
    let said = Paste::new(&key.to_string()).fix(&["--diff", "--domain", "https://dev-1.okta.com/"]);
    nothing_secret(&said);
    let characters = good_key()["d"].as_str().expect("a string").len();
    let expected = [
        "  - \"alg\": (hidden, 6 characters)".to_owned(),
        "  + \"alg\": \"RS256\"".to_owned(),
        format!("  + \"d\": (hidden, {characters} characters)"),
        "  - https://dev-1.okta.com/".to_owned(),
        "  + dev-1".to_owned(),
    ];
    for line in expected {
        assert!(
            said.out.lines().any(|seen| seen == line),
            "{line}:\n{}",
            said.out
        );
    }
    assert!(!said.out.contains("\"n\""), "{}", said.out);
}

#[test]
fn a_connection_comes_out_whole_on_one_line() {
    let mut key = good_key();
    key.as_object_mut().expect("an object").remove("qi");
    let given = json!({
        "client_id": " 0oa5wyqjk6Wm148fE1d7",
        "private_key": key,
        "domain": "https://dev-12345678-admin.okta.com/admin",
        "scopes": "okta.users.read, okta.groups.read,okta.users.read",
    });
    let paste = Paste::new(&given.to_string());
    for arguments in [vec!["fix", &paste.path], vec!["fix", "-c", &paste.path]] {
        let said = run(&arguments);
        assert_eq!(said.code, 0, "{}", said.err);
        let fixed = said.json();
        assert_eq!(fixed["client_id"], "0oa5wyqjk6Wm148fE1d7");
        assert_eq!(fixed["domain"], "dev-12345678");
        assert_eq!(fixed["scopes"], "okta.users.read okta.groups.read");
        let key: Value =
            serde_json::from_str(fixed["private_key"].as_str().expect("text")).expect("JSON");
        assert!(key == good_key());
        let again = run(&["lint", &Paste::new(&said.out).path]);
        assert_eq!(again.code, 0, "{}", again.out);
    }
}

#[test]
fn an_org_that_no_subdomain_can_name_goes_into_hostname() {
    let given = json!({"domain": "https://Acme.oktapreview.com", "scopes": "okta.users.read"});
    let said = run(&["fix", &Paste::new(&given.to_string()).path]);
    let fixed = said.json();
    assert_eq!(
        fixed,
        json!({"hostname": "acme.oktapreview.com", "scopes": "okta.users.read"})
    );
}

#[test]
fn a_private_key_does_not_show_on_a_terminal() {
    let shown = |arguments: &[&str]| Run::of(arguments).width(80).output();
    let paste = Paste::new(&good_key().to_string());
    let fix = ["fix", "--private-key-file", &paste.path];
    let said = shown(&fix);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("--show"), "{}", said.err);
    let show = [&fix[..], &["--show"]].concat();
    let said = shown(&show);
    assert!(said.code == 0 && said.out.contains("\"d\""));
    let diff = [&fix[..], &["--diff"]].concat();
    assert_eq!(shown(&diff).code, 0);
    assert_eq!(
        shown(&["fix", "--domain", "dev-1.okta.com"]).out,
        "{\"domain\":\"dev-1\"}\n"
    );
}

#[test]
fn write_makes_a_file_for_its_owner_alone_and_keeps_what_is_there() {
    let paste = Paste::new(&json!(good_key().to_string()).to_string());
    let target = &paste.folder.at("fixed.json");
    let said = paste.fix(&["--write", target]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    let written = paste.folder.read("fixed.json");
    assert!(serde_json::from_str::<Value>(&written).expect("JSON") == good_key());
    assert_private(target);
    paste.folder.write("fixed.json", "mine");
    let said = paste.fix(&["--write", target]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("was not touched"), "{}", said.err);
    assert_eq!(paste.folder.read("fixed.json"), "mine");
    let said = paste.fix(&["--write", target, "--force"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(paste.folder.read("fixed.json"), written);
    let left = fs::read_dir(paste.folder.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 2, "nothing half-written stays behind");
}

#[test]
fn unusable_arguments_are_usage_errors() {
    assert_eq!(run(&["fix"]).code, 2);
    assert_eq!(run(&["fix", "no-such-file"]).code, 2);
    assert_eq!(run(&["fix", "--force"]).code, 2);
    assert_eq!(run(&["fix", "key.json", "--domain", "dev-1"]).code, 2);
    assert_eq!(run(&["fix", "--private-key", "x"]).code, 2);
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

/// Signs with each key as Nango's Node does, and verifies under the key that was meant.
const NODE: &str = r#"
const { createPrivateKey, createPublicKey, sign, verify } = require('node:crypto');
const [pub, ...keys] = require('node:fs').readFileSync(0, 'utf8').trim().split('\n').map(JSON.parse);
const under = createPublicKey({ key: { kty: 'RSA', n: pub.n, e: pub.e }, format: 'jwk' });
for (const [at, jwk] of keys.entries()) {
  const signature = sign('RSA-SHA256', Buffer.from('x'), createPrivateKey({ key: jwk, format: 'jwk' }));
  if (!verify('RSA-SHA256', Buffer.from('x'), under, signature)) throw new Error(`key ${at}`);
}
console.log(keys.length);
"#;

#[test]
fn node_takes_every_repaired_key_and_signs_with_it() {
    let node = Command::new("node")
        .args(["-e", NODE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut node = match node {
        Ok(node) => node,
        Err(error) => {
            return skipped(&format!("node cannot be started: {error}"));
        }
    };
    let damages = damages();
    let mut lines = vec![good_key().to_string()];
    lines.extend(
        damages
            .iter()
            .map(|(_, text)| Paste::new(text).fix(&[]).out.trim().to_owned()),
    );
    let mut input = node.stdin.take().expect("it is piped");
    input
        .write_all(lines.join("\n").as_bytes())
        .expect("node reads");
    drop(input);
    let output = node.wait_with_output().expect("node ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        said.trim(),
        damages.len().to_string(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
