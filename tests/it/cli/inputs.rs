//! Where the four values come from, what takes precedence, and input that cannot be read.

use serde_json::Value;

use super::{lint, run};
use crate::support::{Binary, Folder, good};

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
