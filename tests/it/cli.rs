//! The binary as a user meets it: exit codes, streams, bad input, the published schema.

use okta_cc::output::json::SCHEMA;
use serde_json::Value;

use crate::support::{Binary, Folder, Output, assert_fits_the_schema, good};

fn run(arguments: &[&str]) -> Output {
    Binary::of(arguments).output()
}

fn lint(arguments: &[&str]) -> Output {
    let mut all = vec!["lint", "--env-file", "fixtures/good.env"];
    all.extend(arguments);
    run(&all)
}

#[test]
fn a_good_connection_exits_0_and_says_so_last() {
    let output = lint(&[]);
    assert_eq!(output.code, 0, "{}", output.out);
    let last = output.out.lines().last().map(str::to_owned);
    assert!(last.is_some_and(|last| last.contains("No error found offline")));
    assert!(output.err.is_empty());
}

#[test]
fn every_document_fits_the_published_schema() {
    let published: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    assert_eq!(run(&["schema"]).json(), published);
    let folder = Folder::new();
    let broken = folder.write("key.json", br#"{"kty":"RSA"}"#);
    let runs = [
        lint(&["--format", "json"]),
        lint(&["--format", "json", "--private-key-file", &broken]),
        lint(&[
            "--format",
            "json",
            "--domain",
            "https://acme-admin.okta.com/",
            "--scopes",
            "openid,x",
        ]),
        run(&["lint", "--format", "json", "--domain", "acme"]),
        run(&["lint", "--format", "json", &broken, "fixtures/good.env"]),
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
        let document = output.json();
        assert_fits_the_schema(&document);
        let reports = document.as_array().cloned().unwrap_or(vec![document]);
        let codes: Vec<_> = reports.iter().map(|one| &one["run"]["exit_code"]).collect();
        assert!(codes.contains(&&Value::from(output.code)), "{codes:?}");
    }
}

#[test]
fn nothing_given_names_the_ways_on() {
    for command in ["lint", "doctor"] {
        let output = run(&[command]);
        assert_eq!(output.code, 2);
        for way in [
            "--private-key-file",
            "-c FILE",
            "--env-file",
            "OKTA_CC_CLIENT_ID",
            "--sandbox",
        ] {
            assert!(output.err.contains(way), "{way}");
        }
    }
}

#[test]
fn flags_beat_the_file_which_beats_the_environment() {
    let folder = Folder::new();
    let connection = format!(
        r#"{{"client_id": "0oaFileFileFileFile0", "private_key": {}, "domain": "from-file", "scopes": ["okta.users.read"]}}"#,
        good("PRIVATE_KEY")
    );
    let path = folder.write("connection.json", connection);
    let lint = ["lint", "-c", &path, "--domain", "from-flag"];
    let output = Binary::of(&[&lint[..], &["--format", "json"]].concat())
        .environment(&[
            ("OKTA_CC_CLIENT_ID", "0oaEnvEnvEnvEnvEnv00"),
            ("OKTA_CC_DOMAIN", "from-environment"),
        ])
        .output();
    let document = output.json();
    assert_eq!(
        document["connection"]["client_id"]["shown"],
        "0oaFileFileFileFile0"
    );
    assert_eq!(document["connection"]["domain"]["shown"], "from-flag");
    assert_eq!(document["connection"]["domain"]["source"], "--domain");
}

#[test]
fn a_nango_record_is_read_with_its_own_domain_form() {
    let folder = Folder::new();
    let key = serde_json::to_string(&good("PRIVATE_KEY")).expect("JSON");
    let record = format!(
        r#"{{"connection_config": {{"hostname": "dev-12345678.okta.com", "oauth_scopes": "okta.users.read"}},
            "credentials": {{"client_id": "0oa5wyqjk6Wm148fE1d7", "client_private_key": {key}}}}}"#
    );
    let path = folder.write("record.json", record);
    for arguments in [vec!["lint", "-c", &path], vec!["lint", &path]] {
        let output = run(&arguments);
        assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    }
}

#[test]
fn a_nango_record_with_both_fields_is_asked_at_its_hostname() {
    let folder = Folder::new();
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
        let path = folder.write("record.json", record);
        let output = run(&["lint", "-c", &path, "--format", "json"]);
        let document = output.json();
        assert_eq!(
            document["connection"]["domain"]["shown"], expected,
            "{config}"
        );
        let found = document["findings"].to_string();
        assert!(!found.contains("domain_"), "{config}: {found}");
    }
    let twice = br#"{"connection_config": {"subdomain": "a", "subdomain": "b"}}"#;
    let path = folder.write("twice.json", twice);
    assert_eq!(run(&["lint", "-c", &path]).code, 2);
}

#[test]
fn flags_are_laid_over_every_file() {
    let folder = Folder::new();
    let key = folder.write("key.json", good("PRIVATE_KEY"));
    let domain = [
        "--domain",
        "acme-admin",
        "--client-id",
        "0oa5wyqjk6Wm148fE1d7",
    ];
    let mut arguments = vec!["lint", &key, "fixtures/good.env"];
    arguments.extend(domain);
    let output = run(&arguments);
    assert_eq!(output.code, 1, "{}", output.out);
    let told = "The domain is that of the Admin Console";
    assert_eq!(output.out.matches(told).count(), 2, "{}", output.out);
    for flag in ["-c", "--env-file", "--private-key-file"] {
        let output = run(&["lint", "fixtures/good.env", flag, &key]);
        assert_eq!(output.code, 2);
        assert!(output.err.contains(flag), "{}", output.err);
    }
}

#[test]
fn an_unreadable_file_does_not_hide_the_reports_of_the_others() {
    let folder = Folder::new();
    let key = folder.write("key.json", good("PRIVATE_KEY"));
    let output = run(&["lint", &key, "nope.json", "fixtures/good.env"]);
    assert_eq!(output.code, 2);
    let lines = output.out.matches("✓ no error").count();
    assert_eq!(lines, 2, "{}", output.out);
    assert!(output.err.starts_with("error: cannot read nope.json"));
    let heading = output.out.lines().next().map(str::to_owned);
    assert!(heading.is_some_and(|heading| heading.contains("key.json")));
}

#[test]
fn lint_knows_a_key_however_damaged() {
    let folder = Folder::new();
    let good = good("PRIVATE_KEY");
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
        let path = folder.write(name, content);
        let output = run(&["lint", &path]);
        assert_eq!(output.code, 1, "{name}: {}{}", output.out, output.err);
    }
}

#[test]
fn a_key_given_as_an_argument_is_refused_and_not_repeated() {
    let key = good("PRIVATE_KEY");
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
        assert_eq!(output.code, 2);
        let said = output.all();
        assert!(!said.contains(&key[100..112]), "{said}");
    }
    assert!(run(&["lint", &assigned]).err.contains("--private-key-file"));
}

#[test]
fn unreadable_input_names_the_file_and_exits_2() {
    let folder = Folder::new();
    let deep = "[".repeat(200_000);
    let deep_object = r#"{"a":"#.repeat(200_000);
    let big = vec![b'a'; 10 << 20];
    let files = [
        folder.write("empty", b""),
        folder.write("binary", [0, 159, 146, 150, 255]),
        folder.write("big", &big),
        folder.write("deep", deep),
        folder.write("deep-object", deep_object),
        folder.write("utf16", b"\xFF\xFE{\0"),
        folder.write("half.json", br#"{"client_id": "0oa", "domain": "#),
        folder.write("wrong-type.json", br#"{"client_id": 5}"#),
        folder.write("prose", b"no connection at all"),
        folder.name().to_owned(),
        folder.at("absent"),
    ];
    for path in &files {
        for way in [
            vec!["lint", &path],
            vec!["lint", "-c", &path],
            vec!["doctor", "-c", &path],
            vec!["lint", "--env-file", &path],
        ] {
            let output = run(&way);
            assert_eq!(output.code, 2, "{way:?}: {}", output.out);
            assert!(output.err.starts_with("error: "), "{way:?}: {}", output.err);
            assert!(output.err.contains(path), "{way:?}: {}", output.err);
            assert!(output.out.is_empty());
        }
    }
}

#[test]
fn a_key_file_may_hold_anything_and_is_judged_or_refused() {
    let folder = Folder::new();
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
        let path = folder.write(name, content);
        let output = lint(&["--private-key-file", &path]);
        assert_eq!(
            output.code, expected,
            "{name}: {}{}",
            output.out, output.err
        );
    }
}

#[test]
fn the_key_can_come_from_standard_input_once() {
    let lint = ["lint", "--env-file", "fixtures/good.env"];
    let lint = Binary::of(&[&lint[..], &["--private-key-file", "-"]].concat());
    let output = lint.input(good("PRIVATE_KEY")).output();
    assert_eq!(output.code, 0, "{}", output.out);
    assert!(output.out.contains("<stdin>"));
    assert_eq!(run(&["lint", "--private-key-file", "-", "-c", "-"]).code, 2);
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
        assert_eq!(output.code, 2, "{bad}");
        assert!(output.err.contains("--base-url"), "{}", output.err);
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
    assert_eq!(output.code, 3, "{}", output.out);
    assert!(output.out.contains("Undecided"), "{}", output.out);
}

#[test]
fn captured_output_has_no_control_bytes_unless_asked() {
    let folder = Folder::new();
    let key = folder.write("key.json", b"{\"kty\":\"RSA\x1b[31m\"}\r\n");
    let arguments = [
        "--private-key-file",
        &key,
        "--domain",
        "a\x1b]8;;x\x07b",
        "-v",
    ];
    let plain = lint(&arguments).out;
    assert!(
        !plain.chars().any(|c| c.is_control() && c != '\n'),
        "{plain:?}"
    );
    let mut forced = arguments.to_vec();
    forced.extend(["--color", "always"]);
    assert!(lint(&forced).out.contains("\x1b["));
}

#[test]
fn a_group_whose_input_is_a_secret_is_not_shown_as_fine() {
    let secret = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2lnbmF0dXJl";
    for (flag, row) in [("--domain", "Domain"), ("--scopes", "Scopes")] {
        let said = lint(&[flag, secret]).out;
        let row = said.lines().find(|line| line.contains(&format!(" {row} ")));
        let row = row.expect("the group has a row");
        assert!(row.contains("not looked at: a secret"), "{row}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Binary::of(&["rules"]).start();
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.is_empty(), "{said}");
}

#[test]
fn rules_and_explain_know_every_rule() {
    let listed = run(&["rules"]).out;
    for rule in okta_cc::rules::RULES {
        assert!(listed.contains(rule.id));
        assert_eq!(run(&["explain", rule.id]).out, rule.page);
    }
    let unknown = run(&["explain", "key_mising_kid"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("key_missing_kid"), "{}", unknown.err);
}

#[test]
fn the_help_of_a_command_begins_as_the_list_of_commands_tells_it() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = run(&["--help"]).out;
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
        let help = run(&[name, "--help"]).out;
        let opening = words(help.split("\n\n").next().unwrap_or_default());
        assert_eq!(opening, about, "{name}");
        seen += 1;
    }
    assert!(seen > 10, "{commands}");
}

#[test]
fn a_line_that_is_no_connection_has_a_place_for_machines() {
    let folder = Folder::new();
    let path = folder.write(
        "all.jsonl",
        "{\"client_id\":\"0oa5wyqjk6Wm148fE1d7\"\n[oops\n",
    );
    let told = run(&["lint", "--format", "json", &path]).json();
    for (at, line) in [(0, 1), (1, 2)] {
        let finding = &told[at]["findings"][0];
        assert_eq!(finding["id"], "connection_not_readable");
        assert_eq!(finding["location"]["line"], line, "{finding}");
    }
    let told = run(&["lint", &path]).out;
    assert!(!told.contains("╭─["), "nothing to draw: {told}");
}
