//! What others named or wrote reaches standard error without control characters and starts no line there: CI takes lines
//! that begin with `::` or hold `##[` for commands, and a terminal takes escapes for its own.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use crate::support::{Binary, Folder, fixture};

/// Names of files, and values.
const HOSTILE: [&str; 6] = [
    "x\n::error::pwned",
    "x\n   ::set-output name=a::pwned",
    "x\r\n##[error]pwned",
    "::error::pwned",
    "x\n\u{a0}::error::\u{1b}[2Kpwned\u{7}",
    "x\u{9b}31mpwned\u{7f}\u{85}##vso[task.setvariable variable=a]pwned",
];

/// What was said on standard error, which is harmless.
#[track_caller]
fn harmless(folder: &Path, arguments: &[&str]) -> String {
    let said = Binary::of(arguments).folder(folder).output().err;
    for line in said.lines() {
        assert!(!line.contains(char::is_control), "{arguments:?}: {line:?}");
        let is_command = line.trim_start().starts_with("::") || line.contains("##[");
        assert!(
            !is_command && !line.contains("##vso["),
            "{arguments:?}: {line:?}"
        );
    }
    said
}

#[test]
fn a_name_that_is_not_there_is_shown_on_one_line() {
    let folder = Folder::new();
    let folder = folder.path();
    for name in HOSTILE {
        let report = format!("json=nowhere/{name}");
        let runs: [&[&str]; 18] = [
            &["lint", name],
            &["lint", name, "other"],
            &["lint", "--private-key-file", name],
            &["lint", "--config", name],
            &["lint", "--domain", "a", "--report", &report],
            &["triage", name],
            &["doctor", "-c", name],
            &["doctor", "--env-file", name],
            &["doctor", "--private-key-file", name],
            &["doctor", "--sandbox", "--ca-cert", name],
            &["doctor", name],
            &["can-i", "okta.users.read", "-c", name],
            &["config", "-c", name],
            &["config", "--private-key-file", name],
            &["fix", name],
            &["fix", "-c", name],
            &["export", "--to", "env", name],
            &["sandbox", "--private-key-file", name],
        ];
        for run in runs {
            let said = harmless(folder, run);
            assert!(said.contains("pwned"), "the name is shown: {run:?}: {said}");
            let lines = said.lines().filter(|line| line.contains("pwned"));
            let first = name.chars().next().expect("a name").to_string();
            for line in lines {
                assert!(line.contains(&first), "it is on one line: {run:?}: {said}");
            }
        }
    }
    let said = harmless(folder, &["triage", "x\n::error::pwned"]);
    assert!(
        said.starts_with("error: cannot read x\\n::error::pwned: "),
        "{said}"
    );
}

#[test]
fn what_a_file_of_that_name_holds_is_told_on_one_line() {
    let folder = Folder::new();
    let folder = folder.path();
    let key = &fixture("pem/pkcs8.pem");
    for (at, name) in HOSTILE.iter().enumerate() {
        let folder = folder.join(at.to_string());
        fs::create_dir(&folder).expect("a folder");
        let texts = [
            "{\"client_id\": ",
            "{\"client_id\": 1}",
            "{\"client_id\": \"a\", \"clientId\": \"b\", \"client_id\": \"c\"}",
            "nothing",
            "okta:\n  client:\n    clientId: [",
            "base_url: http://x.example/\nclient_id: a\n",
            "{\"client_id\": \"${A\\n::error::pwned}\", \"domain\": \"a\"}",
            "{\"domain\": \"\\n::error::pwned\", \"client_id\": \"\\n##[error]pwned\", \"scopes\": \"\\n::error::pwned\"}",
            key,
        ];
        for text in texts {
            fs::write(folder.join(name), text).expect("a file");
            let keygen = Binary::of(&["keygen", "--out", name]);
            assert_eq!(keygen.folder(&folder).output().code, 2);
            let runs: [&[&str]; 11] = [
                &["keygen", "--out", name],
                &["lint", name],
                &["lint", "."],
                &["lint", "*", "absent"],
                &["lint", "--config", name],
                &["doctor", "--base-url", "http://127.0.0.1:9", "-c", name],
                &["triage", name],
                &["fix", name],
                &["fix", "-c", name, "--write", name],
                &["export", "--to", "nango", name, "-o", name],
                &["doctor", "--sandbox", "--save", name],
            ];
            for run in runs {
                harmless(&folder, run);
            }
        }
        fs::remove_file(folder.join(name)).expect("a file");
        for run in [
            &["keygen", "--out", name][..],
            &["man", "--out", name],
            &["doctor", "--sandbox", "--save", &format!("{name}.json")],
        ] {
            harmless(&folder, run);
        }
    }
}

#[test]
fn a_value_and_a_wrong_argument_start_no_line() {
    let folder = Folder::new();
    let folder = folder.path();
    for text in HOSTILE {
        let flag = format!("--{text}");
        let with_value = format!("--fail-on={text}");
        let listed = format!("key,{text}");
        let runs: [&[&str]; 21] = [
            &[text],
            &["lint", &flag],
            &["lint", &with_value],
            &["lint", "--fail-on", text],
            &["lint", "--format", text],
            &["lint", "--target", text],
            &["lint", "--target", &listed],
            &["lint", "--only", text],
            &["lint", "--skip", &listed],
            &["lint", "--need", text],
            &["lint", "--report", text],
            &["lint", "--base-url", text],
            &["doctor", "--proxy", text],
            &["doctor", "--deadline", text],
            &["can-i", text],
            &["explain", text],
            &["sandbox", "--scenario", text],
            &["completions", text],
            &[
                "fix",
                "--domain",
                text,
                "--client-id",
                text,
                "--scopes",
                text,
            ],
            &["fix", "--key-id", text, "--domain", text],
            &[
                "export",
                "--to",
                "env",
                "--domain",
                text,
                "--client-id",
                text,
            ],
        ];
        for run in runs {
            let said = harmless(folder, run);
            assert!(!said.is_empty(), "{run:?}");
        }
    }
}
