//! No secret comes out: every way in, every command, every format.

use std::collections::HashSet;
use std::fs;

use okta_cc::cli::{World, run};
use serde_json::Value;
use tempfile::TempDir;

/// So many characters of a secret in a row are a leak.
const RUN: usize = 12;

fn good_key() -> String {
    let file = include_str!("../fixtures/good.env");
    let key = file
        .lines()
        .find_map(|line| line.strip_prefix("OKTA_CC_PRIVATE_KEY="));
    key.expect("good.env has a key").to_owned()
}

/// Every window of every private member of the good key, and of its PEM.
fn secrets() -> HashSet<String> {
    let key: Value = serde_json::from_str(&good_key()).expect("JSON");
    let members = ["d", "p", "q", "dp", "dq", "qi"];
    let mut values: Vec<String> = members
        .iter()
        .map(|name| key[*name].as_str().expect("a string").to_owned())
        .collect();
    values.extend(
        pem(true)
            .lines()
            .filter(|line| !line.starts_with('-'))
            .map(str::to_owned),
    );
    values.extend(
        pem(false)
            .lines()
            .filter(|line| !line.starts_with('-'))
            .map(str::to_owned),
    );
    values.push(CLIENT_SECRET.into());
    let windows = values.iter().flat_map(|value| {
        value
            .as_bytes()
            .windows(RUN)
            .map(|window| String::from_utf8_lossy(window).into_owned())
    });
    windows.collect()
}

const CLIENT_SECRET: &str = "Zq3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6X";

fn pem(pkcs8: bool) -> String {
    use josekit::jwk::{Jwk, KeyPair as _, alg::rsa::RsaKeyPair};
    let jwk = Jwk::from_bytes(good_key()).expect("a JWK");
    let pair = RsaKeyPair::from_jwk(&jwk).expect("a key");
    let pem = if pkcs8 {
        pair.to_pem_private_key()
    } else {
        pair.to_traditional_pem_private_key()
    };
    String::from_utf8(pem).expect("PEM is ASCII")
}

/// The good key as people paste it.
fn pastes() -> Vec<String> {
    let key = good_key();
    let string = serde_json::to_string(&key).expect("JSON");
    let wrapped = |width: usize, glue: &str| {
        let chars: Vec<char> = key.chars().collect();
        let lines: Vec<String> = chars
            .chunks(width)
            .map(|line| line.iter().collect())
            .collect();
        lines.join(glue)
    };
    let value: Value = serde_json::from_str(&key).expect("JSON");
    let mut pastes = vec![
        key.clone(),
        serde_json::to_string_pretty(&value).expect("JSON"),
        string.clone(),
        serde_json::to_string(&string).expect("JSON"),
        format!("{{\"keys\":[{key}]}}"),
        format!("{{\"privateKey\":{key}}}"),
        format!("```json\n{key}\n```"),
        format!("\u{feff}{key}"),
        key.replace('"', "\u{201c}"),
        key.replace('"', "'"),
        key.replace('"', "\\\""),
        key.replace('"', "&quot;"),
        key.replace('"', "%22")
            .replace('{', "%7B")
            .replace('}', "%7D"),
        key.replace("\":\"", ": "),
        key.replace("\"kid\"", "\"d\""),
        wrapped(64, "\n"),
        wrapped(76, "\r\n"),
        key.to_uppercase(),
        pem(true),
        pem(false),
        pem(true).replace('\n', "\\n"),
        pem(true).replace('\n', " "),
        pem(true)
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect(),
        CLIENT_SECRET.into(),
        format!("{CLIENT_SECRET}\n"),
        value["d"].as_str().expect("a string").to_owned(),
        format!("kid {}", value["d"].as_str().expect("a string")),
    ];
    for cut in [200, 500, 900, 1300, 1600] {
        pastes.push(key[..cut].to_owned());
        pastes.push(key[cut..].to_owned());
    }
    pastes
}

fn say(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let world = World {
        arguments: std::iter::once("okta-cc")
            .chain(arguments.iter().copied())
            .map(str::to_owned)
            .collect(),
        environment: environment
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect(),
        terminal_width: Some(100),
        progress_width: None,
    };
    run(&world, &mut out, &mut err);
    out.extend(err);
    String::from_utf8_lossy(&out).into_owned()
}

fn assert_silent(secrets: &HashSet<String>, said: &str, what: &str) {
    // Windows are taken of the text as it stands, and without what a terminal or JSON puts in between.
    let joined: String = said
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\\')
        .collect();
    for text in [said, &joined] {
        let bytes = text.as_bytes();
        for window in bytes.windows(RUN) {
            if let Ok(window) = std::str::from_utf8(window) {
                assert!(
                    !secrets.contains(window),
                    "{what} lets out {window:?}:\n{said}"
                );
            }
        }
    }
}

#[test]
fn no_paste_comes_out_of_any_place_in_any_format() {
    let secrets = secrets();
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("pasted");
    let path_text = path.to_str().expect("UTF-8").to_owned();
    let formats: [&[&str]; 3] = [&["-v"], &["-v", "--color", "always"], &["--format", "json"]];
    for (at, paste) in pastes().iter().enumerate() {
        fs::write(&path, paste).expect("a file");
        let connection = format!(
            r#"{{"client_id":{0},"private_key":{0},"domain":{0},"scopes":{0}}}"#,
            serde_json::to_string(paste).expect("JSON")
        );
        let file = folder.path().join("connection.json");
        fs::write(&file, connection).expect("a file");
        let file = file.to_str().expect("UTF-8").to_owned();
        for format in formats {
            let ways: [Vec<&str>; 9] = [
                vec!["lint", "--private-key-file", &path_text],
                vec!["lint", "--client-id", paste],
                vec!["lint", "--domain", paste],
                vec!["lint", "--scopes", paste],
                vec!["lint", &path_text],
                vec!["lint", "-c", &file],
                vec!["lint", "-c", &path_text],
                vec!["lint", "--env-file", &path_text],
                vec!["lint", paste],
            ];
            for way in ways {
                let arguments: Vec<&str> = way.iter().chain(format).copied().collect();
                let said = say(&arguments, &[]);
                assert_silent(
                    &secrets,
                    &said,
                    &format!(
                        "paste {at}, {:?} {format:?}",
                        way[..2.min(way.len())].first()
                    ),
                );
            }
        }
        for command in ["lint", "doctor"] {
            let environment = [
                ("OKTA_CC_PRIVATE_KEY", paste.as_str()),
                ("OKTA_CC_CLIENT_ID", paste),
                ("OKTA_CC_DOMAIN", paste),
                ("OKTA_CC_SCOPES", paste),
                ("OKTA_CC_BASE_URL", "http://127.0.0.1:9"),
            ];
            assert_silent(
                &secrets,
                &say(&[command, "-v"], &environment),
                &format!("paste {at}, {command}"),
            );
        }
        assert_silent(&secrets, &say(&["explain", paste], &[]), "explain");
        assert_silent(
            &secrets,
            &say(&["lint", &format!("--bogus={paste}")], &[]),
            "usage",
        );
    }
}
