//! Everything that is pasted goes into every place, and all that is said is looked at.

use std::fs;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use okta_cc::tools::TOOLS;

use super::{RUN, Secrets, assert_silent, pastes, say};
use crate::support::{CLIENT_ID, Folder, good_key};

#[test]
fn a_leak_would_be_found_wherever_it_stands() {
    let secrets = Secrets::new();
    let key = good_key();
    let secret = &key["d"].as_str().expect("a string")[50..50 + RUN];
    for before in 0..2 * RUN {
        let text = format!("{}{secret}", "-".repeat(before));
        assert!(secrets.find(text.as_bytes()).is_some(), "{before}");
        let text = format!("{text} and more");
        assert!(secrets.find(text.as_bytes()).is_some(), "{before}");
    }
    let kid = key["kid"].as_str().expect("a string");
    assert!(secrets.find(kid.as_bytes()).is_none());
}

#[test]
fn no_paste_comes_out_of_any_place_in_any_format() {
    let secrets = Secrets::new();
    let pastes = pastes();
    let numbered: Vec<(usize, &String)> = pastes.iter().enumerate().collect();
    std::thread::scope(|scope| {
        for share in numbered.chunks(numbered.len().div_ceil(4)) {
            scope.spawn(|| {
                share
                    .iter()
                    .for_each(|(at, paste)| try_everything(&secrets, *at, paste))
            });
        }
    });
}

/// Pastes it into what other tools write, as a value and in the place of the syntax.
fn try_sources(secrets: &Secrets, at: usize, paste: &str, folder: &Folder) {
    let string = serde_json::to_string(paste).expect("JSON");
    let encoded = BASE64_STANDARD.encode(paste);
    let block: String = paste
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect();
    let client = format!("orgUrl: {string}, clientId: {string}, scopes: [{string}], kid: {string}");
    let sources = [
        (
            "okta.yaml",
            format!("okta: {{client: {{{client}, privateKey: {string}}}}}\n"),
        ),
        (
            "block.yaml",
            format!("okta:\n  client:\n    clientId: x\n    privateKey: |\n{block}"),
        ),
        (
            "raw.yaml",
            format!("okta:\n  client:\n    clientId: x\n    privateKey: {paste}\n"),
        ),
        (
            "twice.yaml",
            format!("client_id: {string}\nclient_id: b\n{paste}: c\n"),
        ),
        (
            "secret.yaml",
            format!("kind: Secret\ndata: {{private-key: {encoded}, client-id: {string}}}\n"),
        ),
        (
            "secret.yml",
            format!(
                "kind: Secret\ndata: {{private-key: {encoded}}}\nstringData: {{client_id: {string}}}\n"
            ),
        ),
        (
            "appsettings.json",
            format!(
                r#"{{"Okta": {{"Client": {{"ClientId": {string}, "PrivateKey": {string}, "Kid": {string}}}}}}}"#
            ),
        ),
        (
            "raw.json",
            format!(r#"{{"client_id": {paste}, "private_key": {string}}}"#),
        ),
        (
            "main.tf",
            format!(
                "provider \"okta\" {{\n  client_id = {string}\n  private_key = <<EOT\n{paste}\nEOT\n}}\n"
            ),
        ),
        (
            "raw.tf",
            format!(
                "provider \"okta\" {{\n  client_id = {paste}\n  private_key = file({string})\n}}\n"
            ),
        ),
        (
            "call.tf",
            format!(
                "provider \"okta\" {{\n  client_id = var.x\n  private_key = f({string})\n  scopes = [local.{string}]\n}}\n"
            ),
        ),
        (
            ".env",
            format!(
                "OKTA_CLIENT_CLIENTID={paste}\nOKTA_CLIENT_PRIVATEKEY='{paste}'\nOKTA_CLIENT_KID={string}\n"
            ),
        ),
    ];
    for (name, text) in sources {
        let path = &folder.write(name, text);
        let ways: [&[&str]; 4] = [
            &["lint", "-v", path],
            &["fix", "--diff", path],
            &["config", "-c", path],
            &["config", "--format", "json", "-c", path],
        ];
        for way in ways {
            assert_silent(secrets, &say(way, &[]), &format!("paste {at}, {way:?}"));
        }
    }
    let environment = [
        ("OKTA_CLIENT_ORGURL", paste),
        ("OKTA_CLIENT_CLIENTID", paste),
        ("OKTA_CLIENT_SCOPES", paste),
        ("OKTA_CLIENT_PRIVATEKEY", paste),
        ("OKTA_CLIENT_PRIVATEKEYID", paste),
        ("OKTA_CLIENT_AUTHORIZATIONMODE", paste),
        ("OKTA_ORG_NAME", paste),
        ("OKTA_BASE_URL", paste),
        ("OKTA_API_CLIENT_ID", "another"),
        ("OKTA_API_PRIVATE_KEY", "{}"),
        ("OKTA_API_SCOPES", paste),
    ];
    let ways: [&[&str]; 5] = [
        &["lint", "-v"],
        &["lint", "--from", "terraform"],
        &["config", "--from", "sdk"],
        &["config", "--as", "go"],
        &["config", "--as", "python", "--format", "json"],
    ];
    for way in ways {
        assert_silent(
            secrets,
            &say(way, &environment),
            &format!("paste {at}, {way:?}"),
        );
    }
}

/// Pastes it everywhere, and looks at all that is said.
fn try_everything(secrets: &Secrets, at: usize, paste: &str) {
    let folder = Folder::new();
    let pasted = folder.write("pasted", paste);
    let reports = ["json", "sarif", "junit", "markdown", "html"].map(|format| {
        let file = folder.at(&format!("report.{format}"));
        (format!("{format}={file}"), file)
    });
    let mut written = vec!["--format", "github"];
    for (report, _) in &reports {
        written.extend(["--report", report]);
    }
    let formats: [&[&str]; 6] = [
        &["-v"],
        &["-v", "--color", "always"],
        &["--format", "short"],
        &["--format", "json"],
        &["--format", "markdown"],
        &written,
    ];
    let connection = format!(
        r#"{{"client_id":{0},"private_key":{0},"domain":{0},"scopes":{0},"key_id":{0}}}"#,
        serde_json::to_string(paste).expect("JSON")
    );
    let file = folder.write("connection.json", connection);
    for format in formats {
        let ways: [Vec<&str>; 9] = [
            vec!["lint", "--private-key-file", &pasted],
            vec!["lint", "--client-id", paste],
            vec!["lint", "--domain", paste],
            vec!["lint", "--scopes", paste],
            vec!["lint", &pasted],
            vec!["lint", "-c", &file],
            vec!["lint", "-c", &pasted],
            vec!["lint", "--env-file", &pasted],
            vec!["lint", paste],
        ];
        for way in ways {
            let arguments: Vec<&str> = way.iter().chain(format).copied().collect();
            let mut said = say(&arguments, &[]);
            // What no report was made for leaves no file.
            for (_, file) in &reports {
                said.push_str(&fs::read_to_string(file).unwrap_or_default());
                let _ = fs::remove_file(file);
            }
            assert_silent(
                secrets,
                &said,
                &format!(
                    "paste {at}, {:?} {format:?}",
                    way[..2.min(way.len())].first()
                ),
            );
        }
    }
    // Many at once: as a line, inside a connection, and twice with two clients, so that they are compared too.
    let quoted = serde_json::to_string(paste).expect("JSON");
    let named = |client: &str| {
        format!(
            r#"{{"client_id":"{client}","private_key":{quoted},"domain":{quoted},"scopes":{quoted}}}"#
        )
    };
    let lines = [
        paste.to_owned(),
        named(CLIENT_ID),
        named("0oa5wyqjk6Wm148fE1d8").replace(
            &format!("\"domain\":{quoted}"),
            "\"domain\":\"dev-12345678\"",
        ),
        format!(r#"{{"client_id":{quoted},"domain":"acme","private_key":{quoted}}}"#),
        format!(r#"{{{quoted}:1}}"#),
        format!(r#"{{"client_id":[{quoted}]}}"#),
    ];
    let list = folder.write("list.jsonl", lines.join("\n"));
    let place = folder.name().to_owned();
    let pattern = format!("{place}/*{paste}*");
    for format in [
        &["-v"][..],
        &[],
        &["--format", "json"],
        &["--format", "jsonl"],
        &["--format", "markdown"],
    ] {
        for named in [&list, &place, &pattern] {
            let arguments: Vec<&str> = ["lint", named].iter().chain(format).copied().collect();
            let said = say(&arguments, &[]);
            assert_silent(secrets, &said, &format!("paste {at}, many {format:?}"));
        }
    }
    let all = TOOLS.iter().map(|target| target.name);
    let all = all.collect::<Vec<_>>().join(",");
    let exported = folder.at("exported");
    let key = ["--private-key-file", pasted.as_str()];
    let [user, values] = [["--client-id", CLIENT_ID], ["--domain", "dev-1"]];
    let export = |form: &'static str| {
        let to = ["export", "--to", form, "-o", &exported, "--force"];
        let scopes = ["--scopes", "okta.users.read"];
        [&to[..], &key, &user, &values, &scopes].concat()
    };
    let more = [
        [&["lint", "-v", "--target", &all][..], &key].concat(),
        vec!["lint", "-v", "--target", &all, "-c", &file],
        vec!["lint", "--format", "json", "--target", &all, "-c", &file],
        vec!["lint", "-v", "--target", "nango", "-c", &file],
        [&["fix", "--target", "go", "--diff"][..], &key].concat(),
        [&["fix", "--target", "python"][..], &key].concat(),
        vec!["lint", "--target", paste],
        vec!["export", "--to", "env", "-c", &file],
        export("nango"),
        export("env"),
        export("okta-yaml"),
        export("terraform"),
    ];
    for way in &more {
        let what = format!("paste {at}, {:?}", &way[..3]);
        assert_silent(secrets, &say(way, &[]), &what);
    }
    let fixes: [&[&str]; 6] = [
        &["fix", "--private-key-file", &pasted],
        &["fix", "--private-key-file", &pasted, "--diff"],
        &["fix", &pasted, "--diff"],
        &["fix", "-c", &file, "--diff"],
        &[
            "fix",
            "--domain",
            paste,
            "--scopes",
            paste,
            "--client-id",
            paste,
            "--diff",
        ],
        &["fix", "--private-key-file", &pasted, "--write", &pasted],
    ];
    for way in fixes {
        assert_silent(secrets, &say(way, &[]), &format!("paste {at}, {way:?}"));
    }
    try_sources(secrets, at, paste, &folder);
    for command in ["lint", "doctor"] {
        let environment = [
            ("OKTA_CC_PRIVATE_KEY", paste),
            ("OKTA_CC_CLIENT_ID", paste),
            ("OKTA_CC_DOMAIN", paste),
            ("OKTA_CC_SCOPES", paste),
            ("OKTA_CC_BASE_URL", "http://127.0.0.1:9"),
        ];
        assert_silent(
            secrets,
            &say(&[command, "-v"], &environment),
            &format!("paste {at}, {command}"),
        );
    }
    assert_silent(secrets, &say(&["explain", paste], &[]), "explain");
    for names in [
        &["can-i", paste, "--sandbox"][..],
        &["lint", "--only", paste],
        &["lint", "--skip", paste],
        &["lint", "--env-file", "fixtures/good.env", "--need", paste],
        &["lint", "--config", paste],
    ] {
        assert_silent(secrets, &say(names, &[]), &format!("paste {at}, {names:?}"));
    }
    assert_silent(
        secrets,
        &say(&["lint", &format!("--bogus={paste}")], &[]),
        "usage",
    );
}
