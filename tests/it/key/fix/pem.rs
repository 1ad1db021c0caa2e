//! A damaged key in a PEM comes out right in every form, or not at all: OpenSSL checks its numbers and Node signs with it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use openssl::bn::BigNum;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use serde_json::{Value, json};

use super::NUMBERS;
use crate::support::{CLIENT_ID, Folder, KID, find, fixture, good_key, run, said, skipped};

/// Reads each key as Node does, signs with it and verifies under the key that was meant; prints it as PKCS #8.
const NODE: &str = r#"
const { createPrivateKey, createPublicKey, sign, verify } = require('node:crypto');
const [pub, ...keys] = require('node:fs').readFileSync(0, 'utf8').trim().split('\n').map(JSON.parse);
const under = createPublicKey({ key: { kty: 'RSA', n: pub.n, e: pub.e }, format: 'jwk' });
const pems = keys.map((text) => {
  const key = createPrivateKey(text.startsWith('{') ? { key: JSON.parse(text), format: 'jwk' } : text);
  const signature = sign('RSA-SHA256', Buffer.from('x'), key);
  if (!verify('RSA-SHA256', Buffer.from('x'), under, signature)) throw new Error('another key');
  return key.export({ type: 'pkcs8', format: 'pem' });
});
process.stdout.write(JSON.stringify(pems));
"#;

/// The numbers of the good key, one of them changed.
type Numbers = [BigNum; 8];

fn numbers() -> Numbers {
    NUMBERS.map(|name| {
        let text = good_key()[name].as_str().expect("a string").to_owned();
        let octets = BASE64_URL_SAFE_NO_PAD.decode(text).expect("base64url");
        BigNum::from_slice(&octets).expect("a number")
    })
}

/// Names of damages, and what each makes of the numbers: n, e, d, p, q, dp, dq, qi.
fn damages() -> Vec<(&'static str, Numbers)> {
    let flip = |at: usize, bit: i32| {
        let mut all = numbers();
        let set = all[at].is_bit_set(bit);
        let flipped = if set {
            all[at].clear_bit(bit)
        } else {
            all[at].set_bit(bit)
        };
        flipped.expect("a bit of the number");
        all
    };
    let plus = |at: usize, what: u32| {
        let mut all = numbers();
        all[at].add_word(what).expect("a number");
        all
    };
    let unreduced = |at: usize, prime: usize| {
        let mut all = numbers();
        let mut order = numbers()[prime].to_owned().expect("a number");
        order.sub_word(1).expect("a number");
        let mut sum = BigNum::new().expect("a number");
        sum.checked_add(&all[at], &order).expect("a number");
        all[at] = sum;
        all
    };
    let two = || {
        let mut all = flip(2, 400);
        let other = flip(5, 300);
        all[5] = other[5].to_owned().expect("a number");
        all
    };
    vec![
        ("nothing", numbers()),
        ("dp + 2", plus(5, 2)),
        ("dp not reduced", unreduced(5, 3)),
        ("dq + 2", plus(6, 2)),
        ("d flipped", flip(2, 77)),
        ("d + 2", plus(2, 2)),
        ("q flipped", flip(4, 500)),
        ("p flipped", flip(3, 3)),
        ("qi flipped", flip(7, 200)),
        ("n flipped", flip(0, 1000)),
        ("e flipped", flip(1, 5)),
        ("d and dp flipped", two()),
    ]
}

/// The key as OpenSSL writes it, which checks nothing.
fn containers(numbers: Numbers) -> Vec<(&'static str, String)> {
    let [n, e, d, p, q, dp, dq, qi] = numbers;
    let key = Rsa::from_private_components(n, e, d, p, q, dp, dq, qi).expect("numbers");
    let pkcs1 = String::from_utf8(key.private_key_to_pem().expect("a PEM")).expect("ASCII");
    let der = key.private_key_to_der().expect("DER");
    let key = PKey::from_rsa(key).expect("a key");
    let pkcs8 = String::from_utf8(key.private_key_to_pem_pkcs8().expect("a PEM")).expect("ASCII");
    let wrong_title = pkcs8.replace(" PRIVATE", " RSA PRIVATE");
    vec![
        ("PKCS #8", pkcs8.clone()),
        ("PKCS #1", pkcs1),
        ("PKCS #1 in base64", BASE64_STANDARD.encode(der)),
        ("PKCS #8 in one line", pkcs8.replace('\n', "\\n")),
        (
            "PKCS #8 below text",
            format!("Bag Attributes\n    friendlyName: {{A-1}}\n{pkcs8}"),
        ),
        ("PKCS #8 with another title", wrong_title),
    ]
}

/// Every form that `fix` and `export` write of a key: the name of the form, and the key in it.
fn outputs(folder: &Folder, key: &str) -> Vec<(String, String)> {
    let connection = json!({"client_id": CLIENT_ID, "private_key": key, "key_id": KID,
        "domain": "dev-12345678.okta.com", "scopes": "okta.users.read"});
    let path = folder.write("connection.json", connection.to_string());
    let mut outputs = Vec::new();
    for target in [
        "nango",
        "go",
        "java",
        "node",
        "python",
        "terraform",
        "mcp",
        "okta",
    ] {
        let ran = run(&["fix", &path, "--target", target]);
        assert_eq!(
            ran.err.contains("Proved:"),
            !ran.out.is_empty(),
            "{}",
            ran.err
        );
        if !ran.out.is_empty() {
            let key = ran.json()["private_key"]
                .as_str()
                .expect("a key")
                .to_owned();
            // Some tools take `\\n` for a line break.
            outputs.push((format!("fix to {target}"), key.replace("\\n", "\n")));
        }
    }
    for form in ["nango", "env", "okta-yaml", "terraform"] {
        let ran = run(&["export", &path, "--to", form]);
        if ran.code == 0 {
            outputs.push((format!("export to {form}"), key_in(&ran.out)));
        }
    }
    outputs
}

/// The key in a written file, which is a PEM or a JWK in a string of one kind or another.
fn key_in(file: &str) -> String {
    let text = file.replace("\\n", "\n").replace("\\\"", "\"");
    let (start, end) = match text.find("-----BEGIN") {
        Some(start) => (start, text.rfind("-----").expect("an end") + 5),
        None => {
            let kty = text.find("\"kty\"").expect("a JWK");
            let start = text[..kty].rfind('{').expect("a brace");
            (start, start + text[start..].find('}').expect("a brace") + 1)
        }
    };
    text[start..end].to_owned()
}

#[test]
fn whatever_fix_and_export_write_is_a_key_to_openssl_and_node() {
    let (Some(openssl), Some(node)) = (find("openssl"), find("node")) else {
        return;
    };
    let folder = Folder::new();
    let mut all = Vec::new();
    for (damage, _) in damages() {
        let wrong = damages().into_iter().find(|(name, _)| *name == damage);
        let few = if damage == "d flipped" { 6 } else { 2 };
        for (container, key) in containers(wrong.expect("it is in the list").1)
            .into_iter()
            .take(few)
        {
            let written = outputs(&folder, &key);
            let what = format!("{damage} in {container}");
            assert!(!written.is_empty(), "{what}: nothing is written");
            all.extend(
                written
                    .into_iter()
                    .map(|(form, key)| (format!("{what}, {form}"), key)),
            );
        }
    }
    let keys: Vec<&str> = all.iter().map(|(_, key)| key.as_str()).collect();
    let Some(pems) = signed_by_node(&node, &keys) else {
        return;
    };
    for ((what, _), pem) in all.iter().zip(pems) {
        let file = folder.write("checked.pem", pem);
        let check = ["pkey", "-check", "-noout", "-in", &file];
        let checked = Command::new(&openssl)
            .args(check)
            .output()
            .expect("it runs");
        assert!(checked.status.success(), "{what}: {}", said(&checked));
    }
}

/// Each key as Node writes it after it has signed with it.
fn signed_by_node(node: &Path, keys: &[&str]) -> Option<Vec<String>> {
    let is_new = "process.exit(parseInt(process.versions.node) < 16 ? 1 : 0)";
    let tried = Command::new(node)
        .args(["-e", is_new])
        .output()
        .expect("node runs");
    if !tried.status.success() {
        skipped("there is no Node 16 or later on this machine");
        return None;
    }
    let mut lines = vec![good_key().to_string()];
    lines.extend(keys.iter().map(|key| json!(key).to_string()));
    let mut child = Command::new(node)
        .args(["-e", NODE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node starts");
    let mut input = child.stdin.take().expect("it is piped");
    input
        .write_all(lines.join("\n").as_bytes())
        .expect("node reads");
    drop(input);
    let output = child.wait_with_output().expect("node ends");
    assert!(output.status.success(), "{}", said(&output));
    let pems: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let pems = pems.as_array().expect("a list").iter();
    Some(
        pems.map(|pem| pem.as_str().expect("a PEM").to_owned())
            .collect(),
    )
}

#[test]
fn keys_that_other_tools_refuse_are_named_and_not_written() {
    let cases = [
        (
            "three-primes.pem",
            "key_multi_prime",
            "more than two primes",
        ),
        ("pss.pem", "key_rsa_pss", "only for RSASSA-PSS"),
        (
            "two-private.pem",
            "key_several_in_pem",
            "several private keys",
        ),
    ];
    let folder = Folder::new();
    for (name, rule, why) in cases {
        let pem = fixture(&format!("pem/{name}"));
        let path = folder.write(name, &pem);
        let connection = json!({"client_id": CLIENT_ID, "private_key": pem, "key_id": KID,
            "domain": "dev-12345678.okta.com", "scopes": "okta.users.read"});
        let connection = folder.write("connection.json", connection.to_string());
        for form in ["nango", "env", "okta-yaml", "terraform"] {
            let export = run(&["export", &connection, "--to", form]);
            assert_eq!(
                (export.code, export.out.as_str()),
                (1, ""),
                "{name} to {form}"
            );
        }
        for target in [
            "nango",
            "go",
            "java",
            "node",
            "python",
            "terraform",
            "mcp",
            "okta",
        ] {
            let key = ["--private-key-file", &path, "--target", target];
            let lint = run(&[&["lint"], &key[..]].concat());
            assert!(lint.out.contains(rule), "{name} for {target}: {}", lint.out);
            for wrong in ["key_inconsistent", "key_weak_size"] {
                assert!(
                    !lint.out.contains(wrong),
                    "{name} for {target}: {}",
                    lint.out
                );
            }
            let fix = run(&[&["fix"], &key[..]].concat());
            assert_eq!((fix.code, fix.out.as_str()), (1, ""), "{name} for {target}");
            assert!(fix.err.contains(why), "{name} for {target}: {}", fix.err);
        }
    }
}

#[test]
fn a_title_that_does_not_fit_is_put_right_for_those_that_go_by_it() {
    let folder = Folder::new();
    let path = folder.write("key.pem", fixture("pem/wrong-title.pem"));
    let lint = |target: &str| run(&["lint", "--private-key-file", &path, "--target", target]).out;
    for target in ["go", "terraform", "java", "mcp"] {
        assert!(lint(target).contains("holds PKCS #8"), "{target}");
        let fix = run(&["fix", "--private-key-file", &path, "--target", target]);
        assert!(
            fix.err.contains("the title that fits its content"),
            "{}",
            fix.err
        );
        assert!(
            fix.out.starts_with("-----BEGIN PRIVATE KEY-----"),
            "{target}"
        );
    }
    for target in ["node", "python"] {
        assert!(!lint(target).contains("key_pem_not_plain"), "{target}");
    }
}
