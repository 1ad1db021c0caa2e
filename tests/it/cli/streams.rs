//! What stands on standard output and standard error, and how it ends.

use okta_cc::output::json::schema;
use serde_json::Value;

use super::{lint, run};
use crate::support::{Binary, Folder, assert_fits_the_schema};

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
    let published: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
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
