//! `okta-cc fix`: what comes out can be pasted, is the same key, and nothing secret stands beside it.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::support;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use okta_cc::app::cli::{World, run};
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

const NUMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

fn good() -> Value {
    let good = support::fixture("good.env");
    let mut entries = okta_cc::input::entries(&good).into_iter();
    let key = entries.find(|entry| entry.name == "OKTA_CC_PRIVATE_KEY");
    serde_json::from_str(&key.expect("the good connection has a key").value).expect("it is JSON")
}

/// What a run says, and its exit code.
struct Said {
    out: String,
    err: String,
    code: u8,
}

fn say(arguments: &[&str], terminal_width: Option<usize>) -> Said {
    let arguments = ["okta-cc"].iter().chain(arguments);
    let world = World {
        arguments: arguments.map(|text| (*text).to_owned()).collect(),
        environment: Vec::new(),
        progress_width: None,
        directory: None,
        terminal_width,
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&world, &mut out, &mut err);
    let code = (0..=3).find(|known| code == std::process::ExitCode::from(*known));
    Said {
        out: String::from_utf8(out).expect("UTF-8"),
        err: String::from_utf8(err).expect("UTF-8"),
        code: code.expect("an exit code of ours"),
    }
}

/// A text in a file, and what the commands make of it.
struct Paste {
    folder: TempDir,
    path: String,
}

impl Paste {
    fn new(text: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("pasted");
        fs::write(&path, text).expect("a file");
        let path = path.to_str().expect("UTF-8").to_owned();
        Self { folder, path }
    }

    fn fix(&self, more: &[&str]) -> Said {
        let mut arguments = vec!["fix", "--private-key-file", &self.path];
        arguments.extend(more);
        say(&arguments, None)
    }

    fn findings(&self) -> Vec<Value> {
        let lint = ["lint", "--format", "json", "--private-key-file", &self.path];
        let document: Value = serde_json::from_str(&say(&lint, None).out).expect("JSON");
        document["findings"].as_array().expect("a list").clone()
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

fn nothing_secret(said: &Said) {
    let key = good();
    for text in [&said.out, &said.err] {
        for name in ["d", "p", "q", "dp", "dq", "qi"] {
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
        let mut key = good();
        key[name] = value;
        key
    };
    for name in NUMBERS {
        if name != "e" {
            put(
                &format!("{name} damaged"),
                with(name, damaged(&good()[name])).to_string(),
            );
            put(&format!("{name} empty"), with(name, json!("")).to_string());
        }
        put(
            &format!("{name} as array"),
            with(name, json!([1, 2]))
                .to_string()
                .replace("[1,2]", "null"),
        );
        let mut key = good();
        key.as_object_mut().expect("an object").remove(name);
        put(&format!("{name} missing"), key.to_string());
    }
    put("e even", with("e", json!("AQAA")).to_string());
    let mut key = good();
    for name in ["d", "dp", "dq"] {
        key[name] = damaged(&key[name]);
    }
    put("d, dp and dq damaged", key.to_string());
    let wrong = with("d", damaged(&good()["d"])).to_string();
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
        let fixed: Value = serde_json::from_str(&said.out).expect("JSON");
        for number in NUMBERS.iter().chain(&["kid"]) {
            assert!(
                fixed[number] == good()[number],
                "{name}: {number} is another one now"
            );
        }
        let left = Paste::new(said.out.trim_end()).lint();
        assert_eq!(left, [""; 0], "{name}");
        let said = Said {
            out: String::new(),
            ..said
        };
        nothing_secret(&said);
    }
}

#[test]
fn a_good_key_stays_as_it_is() {
    let pretty = serde_json::to_string_pretty(&good()).expect("JSON");
    let said = Paste::new(&pretty).fix(&[]);
    assert_eq!(said.code, 0);
    assert!(said.err.starts_with("Nothing to repair."), "{}", said.err);
    let fixed: Value = serde_json::from_str(&said.out).expect("JSON");
    assert!(fixed == good(), "the members are the same");
    assert!(!said.out.trim_end().contains('\n'));
}

#[test]
fn a_kid_is_never_made_up() {
    let mut key = good();
    key.as_object_mut().expect("an object").remove("kid");
    key["dp"] = damaged(&key["dp"]);
    let said = Paste::new(&key.to_string()).fix(&[]);
    assert_eq!(said.code, 1);
    let fixed: Value = serde_json::from_str(&said.out).expect("JSON");
    assert!(fixed.get("kid").is_none());
    assert!(fixed["dp"] == good()["dp"]);
    assert!(said.err.contains("key_missing_kid"), "{}", said.err);
    assert!(said.err.contains("fix makes up no KID"), "{}", said.err);
    assert_eq!(Paste::new(&said.out).lint(), ["key_missing_kid"]);
}

#[test]
fn what_cannot_be_repaired_is_said_and_nothing_is_printed() {
    let other = okta_cc_keygen();
    let with = |name: &str, value: &Value| {
        let mut key = good();
        key[name] = value.clone();
        key.to_string()
    };
    let public = json!({"kty": "RSA", "kid": "a", "n": good()["n"], "e": "AQAB"});
    let mut lost = public.clone();
    lost["dp"] = good()["dp"].clone();
    lost["d"] = json!(null);
    let cases = [
        (with("n", &other["n"]), "parts of two keys seem to be mixed"),
        (public.to_string(), "this is the public key"),
        (lost.to_string(), "d, p, q, dq, qi cannot be read"),
        (
            format!("{{\"keys\":[{},{other}]}}", good()),
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
    let other = okta_cc_keygen();
    for name in ["n", "d", "p", "q", "qi"] {
        let first = good()
            .to_string()
            .replacen('{', &format!("{{\"{name}\":{},", other[name]), 1);
        let last = good()
            .to_string()
            .replace('}', &format!(",\"{name}\":{}}}", other[name]));
        for text in [first, last] {
            let said = Paste::new(&text).fix(&[]);
            assert_eq!(said.code, 0, "{name}: {}", said.err);
            let fixed: Value = serde_json::from_str(&said.out).expect("JSON");
            assert!(fixed == good(), "{name}");
        }
    }
    let both = good().to_string();
    let members = other.to_string();
    let both = both.replace('}', &members.replacen('{', ",", 1));
    let said = Paste::new(&both).fix(&[]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
}

#[test]
fn diff_shows_what_changes_and_nothing_secret() {
    let mut key = good();
    key["alg"] = json!("RSA256");
    key["d"] = damaged(&key["d"]);
    let said = Paste::new(&key.to_string()).fix(&["--diff", "--domain", "https://dev-1.okta.com/"]);
    nothing_secret(&said);
    let characters = good()["d"].as_str().expect("a string").len();
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
    let mut key = good();
    key.as_object_mut().expect("an object").remove("qi");
    let given = json!({
        "client_id": " 0oa5wyqjk6Wm148fE1d7",
        "private_key": key,
        "domain": "https://dev-12345678-admin.okta.com/admin",
        "scopes": "okta.users.read, okta.groups.read,okta.users.read",
    });
    let paste = Paste::new(&given.to_string());
    for arguments in [vec!["fix", &paste.path], vec!["fix", "-c", &paste.path]] {
        let said = say(&arguments, None);
        assert_eq!(said.code, 0, "{}", said.err);
        let fixed: Value = serde_json::from_str(&said.out).expect("JSON");
        assert_eq!(fixed["client_id"], "0oa5wyqjk6Wm148fE1d7");
        assert_eq!(fixed["domain"], "dev-12345678");
        assert_eq!(fixed["scopes"], "okta.users.read okta.groups.read");
        let key: Value =
            serde_json::from_str(fixed["private_key"].as_str().expect("text")).expect("JSON");
        assert!(key == good());
        let again = say(&["lint", &Paste::new(&said.out).path], None);
        assert_eq!(again.code, 0, "{}", again.out);
    }
}

#[test]
fn an_org_that_no_subdomain_can_name_goes_into_hostname() {
    let given = json!({"domain": "https://Acme.oktapreview.com", "scopes": "okta.users.read"});
    let said = say(&["fix", &Paste::new(&given.to_string()).path], None);
    let fixed: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(
        fixed,
        json!({"hostname": "acme.oktapreview.com", "scopes": "okta.users.read"})
    );
}

#[test]
fn a_private_key_does_not_show_on_a_terminal() {
    let paste = Paste::new(&good().to_string());
    let fix = ["fix", "--private-key-file", &paste.path];
    let said = say(&fix, Some(80));
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("--show"), "{}", said.err);
    let show = [&fix[..], &["--show"]].concat();
    let said = say(&show, Some(80));
    assert!(said.code == 0 && said.out.contains("\"d\""));
    let diff = [&fix[..], &["--diff"]].concat();
    assert_eq!(say(&diff, Some(80)).code, 0);
    assert_eq!(
        say(&["fix", "--domain", "dev-1.okta.com"], Some(80)).out,
        "{\"domain\":\"dev-1\"}\n"
    );
}

#[test]
fn write_makes_a_file_for_its_owner_alone_and_keeps_what_is_there() {
    let paste = Paste::new(&json!(good().to_string()).to_string());
    let path = paste.folder.path().join("fixed.json");
    let target = path.to_str().expect("UTF-8");
    let said = paste.fix(&["--write", target]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    let written = fs::read_to_string(&path).expect("the file");
    assert!(serde_json::from_str::<Value>(&written).expect("JSON") == good());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&path).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    fs::write(&path, "mine").expect("a file");
    let said = paste.fix(&["--write", target]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("was not touched"), "{}", said.err);
    assert_eq!(fs::read_to_string(&path).expect("the file"), "mine");
    let said = paste.fix(&["--write", target, "--force"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(fs::read_to_string(&path).expect("the file"), written);
    let left = fs::read_dir(paste.folder.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 2, "nothing half-written stays behind");
}

#[test]
fn unusable_arguments_are_usage_errors() {
    assert_eq!(say(&["fix"], None).code, 2);
    assert_eq!(say(&["fix", "no-such-file"], None).code, 2);
    assert_eq!(say(&["fix", "--force"], None).code, 2);
    assert_eq!(say(&["fix", "key.json", "--domain", "dev-1"], None).code, 2);
    assert_eq!(say(&["fix", "--private-key", "x"], None).code, 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// One bit of one number is another one: it is named, and put right.
    #[test]
    fn every_flipped_bit_is_named_and_put_right(which in 0..NUMBERS.len(), bit in any::<prop::sample::Index>()) {
        let name = NUMBERS[which];
        let mut key = good();
        let mut octets = BASE64_URL_SAFE_NO_PAD.decode(key[name].as_str().expect("a string")).expect("base64url");
        let bit = bit.index(octets.len() * 8);
        octets[bit / 8] ^= 1 << (bit % 8);
        key[name] = json!(BASE64_URL_SAFE_NO_PAD.encode(&octets));
        let paste = Paste::new(&key.to_string());
        let named = paste.members("key_inconsistent");
        prop_assert!(named == [name], "{} bit {}: {:?}", name, bit, named);
        let said = paste.fix(&[]);
        prop_assert!(said.code == 0, "{}", said.err);
        let fixed: Value = serde_json::from_str(&said.out).expect("JSON");
        prop_assert!(fixed == good());
        nothing_secret(&Said { out: String::new(), ..said });
    }
}

fn okta_cc_keygen() -> Value {
    let said = say(&["keygen"], None);
    serde_json::from_str(&said.out).expect("a private JWK")
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
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
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
            eprintln!("skipped: node cannot be started: {error}");
            return;
        }
    };
    let damages = damages();
    let mut lines = vec![good().to_string()];
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
