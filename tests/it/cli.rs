//! The binary as a user meets it: exit codes, streams, bad input, the published schema.

use std::fs;

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

fn okta_cc() -> Command {
    let mut command = Command::cargo_bin("okta-cc").expect("the binary is built");
    // Whatever is set on this machine must not be what is tested.
    for name in [
        "CLIENT_ID",
        "PRIVATE_KEY",
        "PRIVATE_KEY_FILE",
        "DOMAIN",
        "SCOPES",
        "BASE_URL",
    ] {
        command.env_remove(format!("OKTA_CC_{name}"));
    }
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn run(arguments: &[&str]) -> Output {
    okta_cc().args(arguments).output().expect("the binary runs")
}

fn lint(arguments: &[&str]) -> Output {
    let mut all = vec!["lint", "--env-file", "fixtures/good.env"];
    all.extend(arguments);
    run(&all)
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn file(folder: &TempDir, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file in a temporary folder");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary path is UTF-8")
}

/// The value of a variable of `fixtures/good.env`.
fn good(name: &str) -> String {
    let file = include_str!("../../fixtures/good.env");
    let line = file
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    line.expect("good.env has every variable").to_owned()
}

#[test]
fn a_good_connection_exits_0_and_says_so_last() {
    let output = lint(&[]);
    assert_eq!(code(&output), 0, "{}", out(&output));
    let last = out(&output).lines().last().map(str::to_owned);
    assert!(last.is_some_and(|last| last.contains("No error found offline")));
    assert!(output.stderr.is_empty());
}

#[test]
fn every_document_fits_the_published_schema() {
    let schema: Value =
        serde_json::from_slice(&run(&["schema"]).stdout).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let folder = TempDir::new().expect("a folder");
    let broken = file(&folder, "key.json", br#"{"kty":"RSA"}"#);
    let runs = [
        lint(&["--format", "json"]),
        lint(&["--format", "json", "--private-key-file", text(&broken)]),
        lint(&[
            "--format",
            "json",
            "--domain",
            "https://acme-admin.okta.com/",
            "--scopes",
            "openid,x",
        ]),
        run(&["lint", "--format", "json", "--domain", "acme"]),
        run(&[
            "lint",
            "--format",
            "json",
            text(&broken),
            "fixtures/good.env",
        ]),
        run(&[
            "doctor",
            "--format",
            "json",
            "--env-file",
            "fixtures/good.env",
            "--base-url",
            "http://127.0.0.1:9",
        ]),
    ];
    for output in &runs {
        let document: Value = serde_json::from_str(&out(output)).expect("one document");
        let faults = validator.iter_errors(&document).map(|e| e.to_string());
        let faults: Vec<String> = faults.collect();
        assert!(faults.is_empty(), "{faults:?}\n{document}");
        let reports = document.as_array().cloned().unwrap_or(vec![document]);
        let codes: Vec<_> = reports.iter().map(|one| &one["run"]["exit_code"]).collect();
        assert!(codes.contains(&&Value::from(code(output))), "{codes:?}");
    }
}

#[test]
fn nothing_given_names_the_ways_on() {
    for command in ["lint", "doctor"] {
        let output = run(&[command]);
        assert_eq!(code(&output), 2);
        for way in [
            "--private-key-file",
            "-c FILE",
            "--env-file",
            "OKTA_CC_CLIENT_ID",
            "--sandbox",
        ] {
            assert!(err(&output).contains(way), "{way}");
        }
    }
}

#[test]
fn flags_beat_the_file_which_beats_the_environment() {
    let folder = TempDir::new().expect("a folder");
    let connection = format!(
        r#"{{"client_id": "0oaFileFileFileFile0", "private_key": {}, "domain": "from-file", "scopes": ["okta.users.read"]}}"#,
        good("OKTA_CC_PRIVATE_KEY")
    );
    let path = file(&folder, "connection.json", connection.as_bytes());
    let output = okta_cc()
        .args([
            "lint",
            "-c",
            text(&path),
            "--domain",
            "from-flag",
            "--format",
            "json",
        ])
        .env("OKTA_CC_CLIENT_ID", "0oaEnvEnvEnvEnvEnv00")
        .env("OKTA_CC_DOMAIN", "from-environment")
        .output()
        .expect("the binary runs");
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        document["connection"]["client_id"]["shown"],
        "0oaFileFileFileFile0"
    );
    assert_eq!(document["connection"]["domain"]["shown"], "from-flag");
    assert_eq!(document["connection"]["domain"]["source"], "--domain");
}

#[test]
fn a_nango_record_is_read_with_its_own_domain_form() {
    let folder = TempDir::new().expect("a folder");
    let key = serde_json::to_string(&good("OKTA_CC_PRIVATE_KEY")).expect("JSON");
    let record = format!(
        r#"{{"connection_config": {{"hostname": "dev-12345678.okta.com", "oauth_scopes": "okta.users.read"}},
            "credentials": {{"client_id": "0oa5wyqjk6Wm148fE1d7", "client_private_key": {key}}}}}"#
    );
    let path = file(&folder, "record.json", record.as_bytes());
    for arguments in [vec!["lint", "-c", text(&path)], vec!["lint", text(&path)]] {
        let output = run(&arguments);
        assert_eq!(code(&output), 0, "{}{}", out(&output), err(&output));
    }
}

#[test]
fn a_nango_record_with_both_fields_is_asked_at_its_hostname() {
    let folder = TempDir::new().expect("a folder");
    for (config, expected) in [
        (
            r#""hostname": "new.okta.com", "subdomain": "old""#,
            "new.okta.com",
        ),
        (
            r#""subdomain": "old", "hostname": "new.okta.com""#,
            "new.okta.com",
        ),
        (r#""hostname": "", "subdomain": "old""#, "old"),
        (r#""subdomain": "old", "hostname": " ""#, "old"),
        (r#""subdomain": "old", "hostname": null"#, "old"),
        (
            r#""subdomain": null, "hostname": "new.okta.com""#,
            "new.okta.com",
        ),
        (
            r#""subdomain": "", "hostname": "new.okta.com""#,
            "new.okta.com",
        ),
    ] {
        let record = format!(r#"{{"connection_config": {{{config}}}}}"#);
        let path = file(&folder, "record.json", record.as_bytes());
        let output = run(&["lint", "-c", text(&path), "--format", "json"]);
        let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(
            document["connection"]["domain"]["shown"], expected,
            "{config}"
        );
        let found = document["findings"].to_string();
        assert!(!found.contains("domain_"), "{config}: {found}");
    }
    let twice = br#"{"connection_config": {"subdomain": "a", "subdomain": "b"}}"#;
    let path = file(&folder, "twice.json", twice);
    assert_eq!(code(&run(&["lint", "-c", text(&path)])), 2);
}

#[test]
fn flags_are_laid_over_every_file() {
    let folder = TempDir::new().expect("a folder");
    let key = file(&folder, "key.json", good("OKTA_CC_PRIVATE_KEY").as_bytes());
    let domain = [
        "--domain",
        "acme-admin",
        "--client-id",
        "0oa5wyqjk6Wm148fE1d7",
    ];
    let mut arguments = vec!["lint", text(&key), "fixtures/good.env"];
    arguments.extend(domain);
    let output = run(&arguments);
    assert_eq!(code(&output), 1, "{}", out(&output));
    let told = "The domain is that of the Admin Console";
    assert_eq!(out(&output).matches(told).count(), 2, "{}", out(&output));
    for flag in ["-c", "--env-file", "--private-key-file"] {
        let output = run(&["lint", "fixtures/good.env", flag, text(&key)]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains(flag), "{}", err(&output));
    }
}

#[test]
fn an_unreadable_file_does_not_hide_the_reports_of_the_others() {
    let folder = TempDir::new().expect("a folder");
    let key = file(&folder, "key.json", good("OKTA_CC_PRIVATE_KEY").as_bytes());
    let output = run(&["lint", text(&key), "nope.json", "fixtures/good.env"]);
    assert_eq!(code(&output), 2);
    let lines = out(&output).matches("✓ no error").count();
    assert_eq!(lines, 2, "{}", out(&output));
    assert!(err(&output).starts_with("error: cannot read nope.json"));
    let heading = out(&output).lines().next().map(str::to_owned);
    assert!(heading.is_some_and(|heading| heading.contains("key.json")));
}

#[test]
fn lint_knows_a_key_however_damaged() {
    let folder = TempDir::new().expect("a folder");
    let good = good("OKTA_CC_PRIVATE_KEY");
    let key: Value = serde_json::from_str(&good).expect("JSON");
    let members = key.as_object().expect("an object");
    let named = |rename: fn(&str) -> String| {
        let members = members.iter().filter(|(name, _)| *name != "kty");
        let members: serde_json::Map<String, Value> =
            members.map(|(n, v)| (rename(n), v.clone())).collect();
        Value::from(members).to_string()
    };
    let rsa = openssl::rsa::Rsa::generate(2048).expect("a key");
    let pem = rsa.private_key_to_pem().expect("PEM");
    let pem = String::from_utf8(pem).expect("PEM is ASCII");
    let body: Vec<&str> = pem.lines().filter(|line| !line.starts_with('-')).collect();
    for (name, content) in [
        ("no-kty", named(str::to_owned)),
        ("capitals", named(str::to_uppercase)),
        (
            "headless",
            good[good.find("\"n\"").expect("a modulus")..].to_owned(),
        ),
        ("bare", body.join("\n")),
    ] {
        let path = file(&folder, name, content.as_bytes());
        let output = run(&["lint", text(&path)]);
        assert_eq!(code(&output), 1, "{name}: {}{}", out(&output), err(&output));
    }
}

#[test]
fn a_key_given_as_an_argument_is_refused_and_not_repeated() {
    let key = good("OKTA_CC_PRIVATE_KEY");
    let assigned = format!("--private-key={key}");
    for arguments in [
        vec!["lint", "--private-key", &key],
        vec!["lint", &assigned],
        vec!["doctor", "--private-key"],
        vec!["lint", &key],
        vec!["doctor", &key],
        vec!["explain", &key],
    ] {
        let output = run(&arguments);
        assert_eq!(code(&output), 2);
        let said = err(&output) + &out(&output);
        assert!(!said.contains(&key[100..112]), "{said}");
    }
    assert!(err(&run(&["lint", &assigned])).contains("--private-key-file"));
}

#[test]
fn unreadable_input_names_the_file_and_exits_2() {
    let folder = TempDir::new().expect("a folder");
    let deep = "[".repeat(200_000);
    let deep_object = r#"{"a":"#.repeat(200_000);
    let big = vec![b'a'; 10 << 20];
    let files = [
        file(&folder, "empty", b""),
        file(&folder, "binary", &[0, 159, 146, 150, 255]),
        file(&folder, "big", &big),
        file(&folder, "deep", deep.as_bytes()),
        file(&folder, "deep-object", deep_object.as_bytes()),
        file(&folder, "utf16", b"\xFF\xFE{\0"),
        file(&folder, "half.json", br#"{"client_id": "0oa", "domain": "#),
        file(&folder, "wrong-type.json", br#"{"client_id": 5}"#),
        file(&folder, "prose", b"no connection at all"),
        folder.path().to_owned(),
        folder.path().join("absent"),
    ];
    for path in &files {
        for way in [
            vec!["lint", text(path)],
            vec!["lint", "-c", text(path)],
            vec!["doctor", "-c", text(path)],
            vec!["lint", "--env-file", text(path)],
        ] {
            let output = run(&way);
            assert_eq!(code(&output), 2, "{way:?}: {}", out(&output));
            assert!(
                err(&output).starts_with("error: "),
                "{way:?}: {}",
                err(&output)
            );
            assert!(
                err(&output).contains(text(path)),
                "{way:?}: {}",
                err(&output)
            );
            assert!(out(&output).is_empty());
        }
    }
}

#[test]
fn a_key_file_may_hold_anything_and_is_judged_or_refused() {
    let folder = TempDir::new().expect("a folder");
    let nested = "[".repeat(100_000);
    let objects = r#"{"kty":"#.repeat(50_000);
    for (name, content, expected) in [
        ("empty", &b""[..], 1),
        ("blank", b" \n\t", 1),
        ("nul", b"\0\0\0", 1),
        ("prose", b"not a key", 1),
        ("null", b"null", 1),
        ("nested", nested.as_bytes(), 1),
        ("objects", objects.as_bytes(), 1),
        ("binary", &[0x30, 0x82, 0xFF, 0xFE], 2),
    ] {
        let path = file(&folder, name, content);
        let output = lint(&["--private-key-file", text(&path)]);
        assert_eq!(
            code(&output),
            expected,
            "{name}: {}{}",
            out(&output),
            err(&output)
        );
    }
}

#[test]
fn the_key_can_come_from_standard_input_once() {
    let output = okta_cc()
        .args([
            "lint",
            "--env-file",
            "fixtures/good.env",
            "--private-key-file",
            "-",
        ])
        .write_stdin(good("OKTA_CC_PRIVATE_KEY"))
        .output()
        .expect("the binary runs");
    assert_eq!(code(&output), 0, "{}", out(&output));
    assert!(out(&output).contains("<stdin>"));
    assert_eq!(
        code(&run(&["lint", "--private-key-file", "-", "-c", "-"])),
        2
    );
}

#[test]
fn base_url_is_https_or_this_machine() {
    for bad in [
        "http://acme.okta.com",
        "ftp://127.0.0.1",
        "acme.okta.com",
        "https://a.example/path",
    ] {
        let output = run(&[
            "doctor",
            "--env-file",
            "fixtures/good.env",
            "--base-url",
            bad,
        ]);
        assert_eq!(code(&output), 2, "{bad}");
        assert!(err(&output).contains("--base-url"), "{}", err(&output));
    }
}

#[test]
fn nobody_listening_is_undecided_not_a_verdict() {
    let output = run(&[
        "doctor",
        "--env-file",
        "fixtures/good.env",
        "--base-url",
        "http://127.0.0.1:9",
    ]);
    assert_eq!(code(&output), 3, "{}", out(&output));
    assert!(out(&output).contains("Undecided"), "{}", out(&output));
}

#[test]
fn captured_output_has_no_control_bytes_unless_asked() {
    let folder = TempDir::new().expect("a folder");
    let key = file(&folder, "key.json", b"{\"kty\":\"RSA\x1b[31m\"}\r\n");
    let arguments = [
        "--private-key-file",
        text(&key),
        "--domain",
        "a\x1b]8;;x\x07b",
        "-v",
    ];
    let plain = out(&lint(&arguments));
    assert!(
        !plain.chars().any(|c| c.is_control() && c != '\n'),
        "{plain:?}"
    );
    let mut forced = arguments.to_vec();
    forced.extend(["--color", "always"]);
    assert!(out(&lint(&forced)).contains("\x1b["));
}

#[test]
fn a_group_whose_input_is_a_secret_is_not_shown_as_fine() {
    let secret = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2lnbmF0dXJl";
    for (flag, row) in [("--domain", "Domain"), ("--scopes", "Scopes")] {
        let said = out(&lint(&[flag, secret]));
        let row = said.lines().find(|line| line.contains(&format!(" {row} ")));
        let row = row.expect("the group has a row");
        assert!(row.contains("not looked at: a secret"), "{row}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("okta-cc"))
        .arg("rules")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert!(output.stderr.is_empty(), "{}", err(&output));
}

#[test]
fn rules_and_explain_know_every_rule() {
    let listed = out(&run(&["rules"]));
    for rule in okta_cc::rules::RULES {
        assert!(listed.contains(rule.id));
        assert_eq!(out(&run(&["explain", rule.id])), rule.page);
    }
    let unknown = run(&["explain", "key_mising_kid"]);
    assert_eq!(code(&unknown), 2);
    assert!(
        err(&unknown).contains("key_missing_kid"),
        "{}",
        err(&unknown)
    );
}

#[test]
fn the_help_of_a_command_begins_as_the_list_of_commands_tells_it() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = out(&run(&["--help"]));
    let commands = list.split("Commands:\n").nth(1).expect("a list");
    let commands = commands.split("\n\n").next().expect("its end");
    // A line that is indented further goes on with the one before.
    let commands = words(&commands.replace("\n   ", " ").replace("\n  ", " | "));
    let mut seen = 0;
    for line in commands.split(" | ") {
        let (name, about) = line.split_once(' ').expect("a name and a sentence");
        if name == "help" {
            continue;
        }
        let help = out(&run(&[name, "--help"]));
        let opening = words(help.split("\n\n").next().unwrap_or_default());
        assert_eq!(opening, about, "{name}");
        seen += 1;
    }
    assert!(seen > 10, "{commands}");
}

#[test]
fn a_line_that_is_no_connection_has_a_place_for_machines() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("all.jsonl");
    std::fs::write(&path, "{\"client_id\":\"0oa5wyqjk6Wm148fE1d7\"\n[oops\n").expect("a file");
    let path = path.to_str().expect("UTF-8");
    let told = out(&run(&["lint", "--format", "json", path]));
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    for (at, line) in [(0, 1), (1, 2)] {
        let finding = &told[at]["findings"][0];
        assert_eq!(finding["id"], "connection_not_readable");
        assert_eq!(finding["location"]["line"], line, "{finding}");
    }
    let told = out(&run(&["lint", path]));
    assert!(!told.contains("╭─["), "nothing to draw: {told}");
}
