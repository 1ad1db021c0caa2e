//! Many connections at once: folders, patterns, JSON Lines; order, streaming, bad lines, findings across them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use okta_cc::sandbox::{App, Sandbox, Scenario};
use openssl::bn::{BigNum, BigNumContext};
use serde_json::{Value, json};

use crate::support::{Binary, Folder, Output, fixture, good_key, ids};

fn fed(arguments: &[&str], input: &str) -> Output {
    Binary::of(arguments).input(input).output()
}

/// A healthy connection that is known by its client ID.
fn connection(number: usize) -> Value {
    json!({
        "client_id": format!("0oa5wyqjk6Wm{number:05}1d7"),
        "domain": "dev-12345678",
        "scopes": "okta.users.read",
        "private_key": good_key(),
    })
}

const LINES: [&str; 4] = ["lint", "--format", "jsonl", "-"];

#[test]
fn results_come_in_the_order_of_the_lines() {
    let mut input = String::new();
    for number in 0..60 {
        let mut connection = connection(number);
        if number % 3 == 1 {
            // Judged in no time, so that it would overtake the others.
            connection["private_key"] = "".into();
        }
        input.push_str(&format!("{connection}\n"));
    }
    let output = fed(&LINES, &input);
    let documents = output.json_lines();
    // One key for all of them is a finding across them, which comes last.
    assert_eq!(documents.len(), 61);
    for (number, document) in documents[..60].iter().enumerate() {
        let expected = connection(number)["client_id"].clone();
        assert_eq!(document["connection"]["client_id"]["shown"], expected);
        assert_eq!(document["connection"]["client_id"]["line"], number + 1);
        let code = i32::from(number % 3 == 1);
        assert_eq!(document["run"]["exit_code"], code, "{number}");
    }
    assert_eq!(ids(&documents[60]), ["connection_key_shared"]);
    assert_eq!(documents[60]["run"]["connections"], 60);
    assert_eq!(output.code, 1);
}

#[test]
fn the_first_result_comes_while_input_is_still_open() {
    for (arguments, lines) in [
        (&LINES[..], 1),
        // For a person one object alone is one connection, told in full: that is known when a second one begins.
        (&["lint", "-"], 2),
    ] {
        let mut child = Binary::of(arguments).start();
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        for number in 0..lines {
            writeln!(stdin, "{}", connection(number)).expect("it reads");
        }
        let mut first = String::new();
        stdout.read_line(&mut first).expect("it writes");
        assert!(first.contains("0oa5wyqjk6Wm000001d7"), "{first}");
        drop(stdin);
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).expect("UTF-8");
        assert!(child.wait().expect("it ends").success(), "{rest}");
    }
}

#[test]
fn a_reader_that_has_had_enough_ends_it_though_input_is_open() {
    let mut child = Binary::of(&LINES).start();
    let mut stdin = child.stdin.take().expect("a pipe");
    drop(child.stdout.take());
    // It may end at any of these, and ends at the latest when it has written to nobody.
    for number in 0..50 {
        if writeln!(stdin, "{}", connection(number)).is_err() {
            break;
        }
    }
    assert!(child.wait().expect("it ends").success());
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut said).expect("UTF-8");
    assert_eq!(said, "");
}

#[test]
fn a_bad_line_is_a_finding_and_the_others_are_judged() {
    let good = connection(1).to_string();
    let long = format!("{{\"client_id\":\"{}\"}}", "a".repeat(300_000));
    let bad: [(&[u8], &str); 9] = [
        (b"nonsense", "not JSON"),
        (&good.as_bytes()[..700], "not JSON"),
        (b"[1,2]", "expected an object"),
        (b"{\"a\":1}", "no connection and no key"),
        (b"{}", "no connection and no key"),
        (long.as_bytes(), "more than 256 KiB"),
        (b"{\"client_id\":\"\xff\"}", "no UTF-8"),
        (b"{\"client_id\":7}", "\"client_id\" must be a string"),
        (
            b"{\"domain\":\"a\",\"domain\":\"b\"}",
            "\"domain\" stands twice, with different",
        ),
    ];
    let mut input = format!("{good}\n").into_bytes();
    for (line, _) in &bad {
        input.extend(*line);
        input.extend(b"\r\n\n");
    }
    input.extend(good.as_bytes());
    let output = Binary::of(&LINES).input(input).output();
    let documents = output.json_lines();
    assert_eq!(documents.len(), bad.len() + 2);
    assert_eq!(output.code, 1, "{}", output.err);
    assert_eq!(output.err, "");
    for (at, (document, (_, expected))) in documents[1..].iter().zip(&bad).enumerate() {
        // Blank lines count, though nothing is said of them.
        let number = 2 + 2 * at;
        assert_eq!(ids(document), ["connection_not_readable"], "{document:#}");
        let message = document["findings"][0]["message"].as_str().expect("text");
        assert!(
            message.starts_with(&format!("<stdin>:{number}: ")),
            "{message}"
        );
        assert!(message.contains(expected), "{message}");
        assert_eq!(document["connection"]["domain"]["line"], number);
        let passed = document["summary"]["passed"].as_u64().expect("a number");
        assert!(
            passed < 5,
            "what was not looked at must not pass: {document:#}"
        );
    }
    for healthy in [&documents[0], &documents[documents.len() - 1]] {
        assert_eq!(ids(healthy), [""; 0]);
    }
}

#[test]
fn what_is_no_json_lines_is_read_as_before() {
    let pretty = serde_json::to_string_pretty(&connection(1)).expect("JSON");
    let one_line = connection(1).to_string();
    let key = good_key().to_string();
    for (input, format) in [
        (&pretty, "json"),
        (&one_line, "json"),
        (&key, "json"),
        (&pretty, "jsonl"),
    ] {
        let output = fed(&["lint", "--format", format, "-"], input);
        let document = output.json();
        assert_eq!(document["run"]["exit_code"], 0, "{document:#}");
    }
    let output = fed(&["lint", "-"], &one_line);
    assert!(output.out.contains("✓ Key"), "{}", output.out);
}

#[test]
fn json_is_one_array_where_several_were_named() {
    let input = format!("{}\nnonsense\n", connection(1));
    for (input, expected) in [(input.as_str(), 2), (&input.repeat(2), 4)] {
        let output = fed(&["lint", "--format", "json", "-"], input);
        let document = output.json();
        assert_eq!(document.as_array().map(Vec::len), Some(expected));
    }
}

/// The files that were judged, what was said beside, and the exit code.
fn judged(arguments: &[&str]) -> (Vec<String>, String, u8) {
    let output = fed(&[&["lint", "--format", "jsonl"], arguments].concat(), "");
    let documents = output.json_lines();
    let connections = documents.iter().filter_map(|document| {
        let source = document["connection"]["private_key"]["source"].as_str()?;
        let line = document["connection"]["private_key"]["line"].as_u64()?;
        let name = Path::new(source).file_name()?.to_str()?;
        Some(format!("{name}:{line}"))
    });
    (connections.collect(), output.err, output.code)
}

#[test]
fn a_folder_is_searched_for_connections_and_other_files_are_counted() {
    let folder = Folder::new();
    let good = connection(1).to_string();
    folder.write("a.json", &good);
    folder.write("b/deep/b.json", &good);
    folder.write(".env", fixture("good.env"));
    folder.write("c/list.jsonl", format!("{good}\n{good}\n"));
    folder.write("key.json", good_key().to_string());
    for junk in [
        (
            "package.json",
            r#"{"name":"x","scopes":{"a":1},"domain":"example.com"}"#,
        ),
        ("events.jsonl", "{\"event\":1}\n{\"event\":2}\n"),
        ("README.md", "# x"),
        ("broken.json", "{\"a\": "),
        (
            "server.pem",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        ),
    ] {
        folder.write(junk.0, junk.1);
    }
    for hidden in [".git", "node_modules", "target", ".cache"] {
        folder.write(&format!("{hidden}/x.json"), &good);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", folder.path().join("b/loop")).expect("a link");
        std::os::unix::fs::symlink("nowhere", folder.path().join("dangling")).expect("a link");
    }
    let (found, said, code) = judged(&[folder.name()]);
    assert_eq!(
        found,
        [
            ".env:3",
            "a.json:1",
            "b.json:1",
            "list.jsonl:1",
            "list.jsonl:2",
            "key.json:1"
        ],
    );
    assert!(
        said.ends_with("5 files without a connection passed over\n"),
        "{said}"
    );
    assert_eq!(code, 0);
}

#[test]
fn a_broken_connection_is_never_passed_over() {
    let cut = connection(1).to_string();
    let cut = &cut[..cut.len() - 3];
    for (name, content) in [
        ("okta.yaml", "okta:\n  client:\n    scopes: [a\n"),
        ("connection.json", cut),
        (
            "nango.json",
            "{\"credentials\": {\"client_private_key\" \"x\"}}",
        ),
        (
            "main.tf",
            "provider \"okta\" {\n  private_key = <<EOT\nx\n}\n",
        ),
        (
            "secret.yaml",
            "kind: Secret\nstringData: !<tag:\n  OKTA_CC_DOMAIN: x\n",
        ),
        ("appsettings.json", "{\"Okta\": "),
    ] {
        let folder = Folder::new();
        folder.write(name, content);
        folder.write("good.json", connection(2).to_string());
        let file = folder.at(name);
        for arguments in [&[folder.name()][..], &["--ignore-unknown", &file]] {
            let (_, said, code) = judged(arguments);
            assert_eq!(code, 2, "{name}: {said}");
            assert!(said.contains(&format!("{file}:")), "{name}: {said}");
        }
    }
}

#[test]
fn the_sum_agrees_with_the_exit_code() {
    let folder = Folder::new();
    folder.write("good.json", connection(1).to_string());
    folder.write("okta.yaml", "okta: [\n");
    let output = fed(&["lint", folder.name()], "");
    let said = &output.out;
    assert_eq!(output.code, 2, "{said}");
    assert!(said.contains("✗ not judged"), "{said}");
    assert!(
        said.ends_with(
            "✗ 1 connection: 1 without error, 0 not ready, 0 undecided; 1 not judged.\n"
        ),
        "{said}"
    );

    let mut warned = connection(2);
    warned["private_key"]["kid"] = " spaced".into();
    warned["domain"] = "dev-12345678.okta.com/".into();
    warned["scopes"] = "okta.users.read okta.users.read".into();
    let folder = Folder::new();
    folder.write("warned.json", warned.to_string());
    let arguments = ["lint", "--fail-on", "warning", folder.name()];
    let output = fed(&arguments, "");
    let said = &output.out;
    assert_eq!(output.code, 1, "{said}");
    assert!(said.contains("\n✗ 1 connection: "), "{said}");
}

#[test]
fn a_row_says_what_was_not_looked_at_and_a_short_report_where_it_stands() {
    let folder = Folder::new();
    folder.write("main.tf",
        "provider \"okta\" {\n  org_name = \"dev-12345678\"\n  client_id = \"0oa5wyqjk6Wm000011d7\"\n  \
         scopes = [\"okta.users.read\"]\n  private_key = var.key\n}\n",
    );
    let rows = fed(&["lint", folder.name()], "");
    let rows = rows.out;
    assert!(rows.contains("(private key not looked at)\n"), "{rows}");
    let short = fed(&["lint", "--format", "short", folder.name()], "");
    let short = short.out;
    assert!(short.contains("main.tf: "), "{short}");
}

#[test]
fn what_terraform_takes_from_its_environment_is_left_open_however_the_file_is_named() {
    let folder = Folder::new();
    let provider =
        |rest: &str| format!("provider \"okta\" {{\n  org_name = \"dev-12345678\"\n{rest}}}\n");
    folder.write("main.tf", provider("  client_id = var.x\n"));
    let main = folder.at("main.tf");
    for name in [&*main, folder.name()] {
        let (_, said, code) = judged(&[name]);
        assert_eq!(code, 0, "{name}: {said}");
    }
    folder.write("main.tf", provider("  api_token = var.x\n"));
    let (_, said, code) = judged(&[&main]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("API token (SSWS)"), "{said}");
}

#[test]
fn json_of_something_else_is_one_error() {
    let folder = Folder::new();
    let file = folder.write("a.json", "{\"a\":1}");
    let (_, said, code) = judged(&[&file]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("a.json is nothing that lint can read"),
        "{said}"
    );
}

#[test]
fn what_is_somebody_elses_is_passed_over() {
    let folder = Folder::new();
    folder.write("good.json", connection(2).to_string());
    let others = [
        (
            "appsettings.json",
            r#"{"Okta": {"OktaDomain": "https://x.okta.com", "ClientId": "0oa1", "ClientSecret": "s"}}"#,
        ),
        (
            ".env",
            "OKTA_ORG_URL=https://x.okta.com\nOKTA_CLIENT_ID=0oa1\nOKTA_CLIENT_SECRET=s\n",
        ),
        (
            "secret.json",
            r#"{"type": "service_account", "client_email": "a@b.iam.gserviceaccount.com", "client_id": "1",
                "private_key": "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"}"#,
        ),
        (
            "credentials.json",
            r#"{"client_id": "1.apps.googleusercontent.com", "client_secret": "s", "scopes": ["a"]}"#,
        ),
        (
            "deployment.yaml",
            "{{- if .Values.okta }}\nclientId: {{ .Values.okta.id }}\n{{- end }}\n",
        ),
        ("README.md", "provider \"okta\" {\n\nand so on\n"),
        ("other.json", "{\"a\": "),
    ];
    for (name, content) in others {
        folder.write(name, content);
    }
    let (found, said, code) = judged(&[folder.name()]);
    assert_eq!(
        (&found[..], code),
        (&["good.json:1".to_owned()][..], 0),
        "{said}"
    );
    assert!(said.contains("7 files without a connection"), "{said}");
}

#[test]
fn a_pattern_names_the_files_that_fit_it() {
    let folder = Folder::new();
    let good = connection(1).to_string();
    for name in ["a.json", "b.json", "sub/c.json", "sub/d.jsonl", "x.txt"] {
        folder.write(name, &good);
    }
    let pattern = |name: &str| format!("{}/{name}", folder.name());
    for (name, expected) in [
        ("*.json", &["a.json:1", "b.json:1"][..]),
        ("**/*.json", &["a.json:1", "b.json:1", "c.json:1"]),
        ("sub/{c,d}.json*", &["c.json:1", "d.jsonl:1"]),
        ("[a]?json", &["a.json:1"]),
    ] {
        let (found, said, code) = judged(&[&pattern(name)]);
        assert_eq!(
            (&found[..], &*said, code),
            (&expected.map_owned()[..], "", 0),
            "{name}"
        );
    }
    folder.write("odd[1].json", &good);
    assert_eq!(judged(&[&pattern("odd[1].json")]).0, ["odd[1].json:1"]);
}

trait MapOwned {
    fn map_owned(&self) -> Vec<String>;
}

impl MapOwned for &[&str] {
    fn map_owned(&self) -> Vec<String> {
        self.iter().map(|text| (*text).to_owned()).collect()
    }
}

#[test]
fn a_folder_or_pattern_with_nothing_in_it_is_a_usage_error() {
    let folder = Folder::new();
    folder.write("README.md", "# x");
    let pattern = format!("{}/*.json", folder.name());
    let bad = format!("{}/[", folder.name());
    for (argument, expected) in [
        (folder.name(), "holds no connection: 1 files were looked at"),
        (&pattern, "fits no file"),
        (&bad, "cannot be read"),
    ] {
        let (_, said, code) = judged(&[argument]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn a_person_gets_a_line_each_the_few_in_full_and_the_sum() {
    let mut broken = connection(2);
    broken["private_key"]["kid"] = Value::Null;
    let input = |bad: usize| {
        let mut input = format!("{}\n", connection(1));
        for _ in 0..bad {
            input.push_str(&format!("{broken}\n"));
        }
        input
    };
    let few = fed(&["lint", "-"], &input(2));
    let few = few.out;
    assert!(few.starts_with("✓ no error   <stdin>:1  dev-12345678.okta.com, 0oa5wyqjk6Wm000011d7\n✗ not ready  <stdin>:2  "), "{few}");
    assert!(few.contains("✗ Key"), "{few}");
    assert!(
        few.contains(
            "✗ 3 connections: 1 without error, 2 not ready, 0 undecided.\n  Most frequent: "
        ),
        "{few}"
    );
    let many = fed(&["lint", "-"], &input(9));
    assert!(!many.out.contains("✗ Key"), "{}", many.out);
    let all = fed(&["lint", "-v", "-"], &input(9));
    assert_eq!(all.out.matches("✗ Key").count(), 9);
}

/// The JWK of these primes, the larger of which comes first.
fn key_of(p: &BigNum, q: &BigNum, kid: &str) -> Value {
    let (p, q) = if p > q { (p, q) } else { (q, p) };
    let one = BigNum::from_u32(1).expect("memory");
    let e = BigNum::from_u32(65537).expect("memory");
    let (p1, q1) = (p - &one, q - &one);
    let mut context = BigNumContext::new().expect("memory");
    let mut inverse = |of: &BigNum, modulus: &BigNum| {
        let mut inverse = BigNum::new().expect("memory");
        inverse
            .mod_inverse(of, modulus, &mut context)
            .expect("there is one");
        inverse
    };
    let d = inverse(&e, &(&p1 * &q1));
    let qi = inverse(q, p);
    let text = |number: &BigNum| URL_SAFE_NO_PAD.encode(number.to_vec());
    json!({
        "kty": "RSA", "kid": kid, "n": text(&(p * q)), "e": "AQAB", "d": text(&d), "p": text(p), "q": text(q),
        "dp": text(&(&d % &p1)), "dq": text(&(&d % &q1)), "qi": text(&qi),
    })
}

#[test]
fn an_error_across_healthy_connections_counts_in_the_sum() {
    let prime = || {
        let mut prime = BigNum::new().expect("memory");
        loop {
            prime
                .generate_prime(1024, false, None, None)
                .expect("memory");
            if prime.mod_word(65537).expect("it is not zero") != 1 {
                return prime;
            }
        }
    };
    let shared = prime();
    let mut input = String::new();
    for (number, other) in [prime(), prime()].iter().enumerate() {
        let mut connection = connection(number);
        connection["private_key"] = key_of(&shared, other, &format!("key-{number}"));
        input.push_str(&format!("{connection}\n"));
    }
    let output = fed(&["lint", "-"], &input);
    let told = &output.out;
    let sum =
        "\n✗ 2 connections: 2 without error, 0 not ready, 0 undecided; 1 error across them.\n";
    assert!(told.ends_with(sum), "{told}");
    assert!(told.contains("key_shared_prime"), "{told}");
    assert_eq!(output.code, 1);
}

#[test]
fn doctor_asks_each_org_by_its_own_host() {
    let mut input = String::new();
    let mut orgs = Vec::new();
    for name in ["healthy", "no_admin_role", "dpop_required"] {
        let (app, demo) = App::demo().expect("a key");
        let scenario: Scenario = name.parse().expect("a scenario");
        let org = Sandbox::start(app, &scenario, None).expect("a port");
        input.push_str(&format!("{}\n", demo.connection(org.base_url())));
        orgs.push(org);
    }
    input.push_str("nonsense\n");
    let output = fed(&["doctor", "--format", "jsonl", "-"], &input);
    let documents = output.json_lines();
    let found: Vec<Vec<&str>> = documents.iter().map(ids).collect();
    let found: Vec<Option<&&str>> = found.iter().map(|ids| ids.first()).collect();
    let expected = [
        "api_no_admin_role",
        "token_dpop_required",
        "connection_not_readable",
    ];
    assert_eq!(found[0], None, "{:#}", documents[0]);
    assert_eq!(found[1..4], expected.each_ref().map(Some));
    assert_eq!(output.code, 1);
    let base = fed(&["doctor", "--base-url", orgs[0].base_url(), "-"], &input);
    assert_eq!(base.code, 2);
}

/// Linux has a file that anybody may open and nobody may read from its beginning.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_read_in_a_folder_is_not_passed_over() {
    let folder = Folder::new();
    let link = folder.path().join("okta.json");
    std::os::unix::fs::symlink("/proc/self/mem", link).expect("a link");
    let output = fed(&["lint", folder.name()], "");
    assert_eq!(output.code, 2);
    let said = &output.err;
    assert!(said.contains("okta.json: Input/output error"), "{said}");
}

#[test]
fn doctor_does_not_call_ready_what_it_cannot_ask_with() {
    let folder = Folder::new();
    for name in ["one.yaml", "two.yaml"] {
        let text = "okta:\n  client:\n    orgUrl: https://${ORG}.okta.com\n    clientId: 0oa5wyqjk6Wm148fE1d7\n    scopes: okta.users.read\n    privateKey: ${KEY}\n";
        folder.write(name, text);
    }
    let doctor = Binary::of(&["doctor", "one.yaml", "two.yaml"]);
    let output = doctor.folder(folder.path()).output();
    assert_eq!(output.code, 2);
    assert_eq!(
        output.out,
        "✗ not judged  one.yaml\n✗ not judged  two.yaml\n\n✗ 0 connections: 0 without error, 0 not ready, 0 undecided; 2 not judged.\n"
    );
    let said = &output.err;
    assert!(
        said.contains("two.yaml:6:17: ${KEY} stands for the private key"),
        "{said}"
    );
}
