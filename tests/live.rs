//! Whole runs of `doctor` against the sandbox and against servers that misbehave.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use okta_cc::cli::{World, run};
use serde_json::Value;

fn say(arguments: &[&str]) -> String {
    let (said, err) = heard(arguments);
    assert!(!said.is_empty(), "{err}");
    said
}

/// Standard output and standard error.
fn heard(arguments: &[&str]) -> (String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("okta-cc").chain(arguments.iter().copied());
    let world = World {
        arguments: arguments.map(str::to_owned).collect(),
        environment: Vec::new(),
        terminal_width: None,
        progress_width: None,
    };
    run(&world, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(out), text(err))
}

fn diagnose(scenario: &str) -> Value {
    let said = say(&[
        "doctor",
        &format!("--sandbox={scenario}"),
        "--format",
        "json",
        // A rate limit ends after 30 s: longer than a test waits.
        "--deadline",
        "10s",
    ]);
    serde_json::from_str(&said).expect("JSON")
}

fn ids(document: &Value) -> Vec<&str> {
    let findings = document["findings"].as_array().expect("a list");
    findings
        .iter()
        .filter_map(|finding| finding["id"].as_str())
        .collect()
}

#[test]
fn each_scenario_is_named_and_nothing_else_is() {
    for (scenario, expected, code) in [
        ("healthy", &[][..], 0),
        ("dpop_required", &["token_dpop_required"], 1),
        ("no_admin_role", &["api_no_admin_role"], 1),
        ("scope_not_granted", &["token_scope_dropped"], 1),
        ("no_scope_granted", &["token_scope_not_granted"], 1),
        ("wrong_key", &["token_bad_signature"], 1),
        ("unknown_kid", &["token_kid_not_registered"], 1),
        ("wrong_client_id", &["token_wrong_client_id"], 1),
        (
            "dpop_required+no_admin_role",
            &["token_dpop_required", "api_no_admin_role"],
            1,
        ),
        ("scope_unknown", &["token_scope_invalid"], 1),
        ("rate_limited_once", &[], 0),
        ("clock_skew", &["org_clock_skew"], 0),
        ("assertion_expired", &["token_clock_skew"], 1),
        ("rate_limited", &["token_rate_limited"], 3),
        ("org_not_found", &["org_not_found"], 1),
    ] {
        let document = diagnose(scenario);
        assert_eq!(ids(&document), expected, "{scenario}: {document:#}");
        assert_eq!(document["run"]["exit_code"], code, "{scenario}");
    }
}

/// Waiting cures what Okta did not judge, and nothing else.
#[test]
fn waiting_ends_when_okta_has_judged() {
    let wait = |scenario: &str| {
        let scenario = format!("--sandbox={scenario}");
        // So short that the run itself does not ask again.
        heard(&["doctor", &scenario, "--deadline", "900ms", "--wait", "30s"])
    };
    let (said, waited) = wait("token_server_error_once");
    assert!(said.contains("Ready."), "{said}");
    assert!(
        waited.contains("500 server_error") && waited.contains("Again in 1 s"),
        "{waited}"
    );
    let (said, waited) = wait("wrong_key");
    assert!(
        said.contains("1 error") && !waited.contains("Again"),
        "{waited}"
    );
}

#[test]
fn the_plan_asks_nothing() {
    let said = say(&[
        "doctor",
        "--plan",
        "--env-file",
        "fixtures/good.env",
        // Nobody listens there.
        "--base-url",
        "http://127.0.0.1:9",
    ]);
    for step in ["org", "token", "users", "no_kid", "roles"] {
        assert!(said.contains(&format!("\n  {step} ")), "{said}");
    }
    assert!(said.contains("POST /oauth2/v1/token"), "{said}");
}

/// A server that answers as an org, and echoes every token request into its error; it hands on what it was sent.
fn echo() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (sent, received) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.expect("a connection"));
            let mut head = String::new();
            while stream.read_line(&mut head).expect("a line") > 2 {}
            let length = head.lines().find_map(|line| {
                line.to_ascii_lowercase()
                    .strip_prefix("content-length: ")?
                    .parse()
                    .ok()
            });
            let mut body = vec![0; length.unwrap_or(0)];
            stream.read_exact(&mut body).expect("a body");
            let body = String::from_utf8(body).expect("a form");
            let (status, answer) = if head.starts_with("GET /.well-known/okta-organization") {
                (
                    "200 OK",
                    r#"{"id":"00o1a2b3c4D5e6F7g8h9","pipeline":"idx"}"#.to_owned(),
                )
            } else {
                let answer =
                    format!(r#"{{"error":"invalid_request","error_description":"{body}"}}"#);
                ("400 Bad Request", answer)
            };
            let length = answer.len();
            let reply = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{answer}"
            );
            stream
                .get_mut()
                .write_all(reply.as_bytes())
                .expect("a reader");
            if sent.send(body).is_err() {
                return;
            }
        }
    });
    (url, received)
}

#[test]
fn an_echoed_assertion_does_not_come_out() {
    for format in [
        &["--format", "json"][..],
        &["-v"],
        &["-v", "--color", "always"],
    ] {
        let (url, received) = echo();
        let mut arguments = vec![
            "doctor",
            "--env-file",
            "fixtures/good.env",
            "--base-url",
            &url,
        ];
        arguments.extend(format);
        let said = say(&arguments);
        let form = received
            .iter()
            .find(|body| body.contains("client_assertion"))
            .expect("a token request");
        let jws = form
            .rsplit("client_assertion=")
            .next()
            .expect("an assertion");
        let signature = jws.rsplit('.').next().expect("three parts");
        assert_eq!(signature.len(), 342, "RS256 with 2048 bits");
        let joined: String = said.chars().filter(|c| !c.is_whitespace()).collect();
        for window in signature.as_bytes().windows(12) {
            let window = std::str::from_utf8(window).expect("base64url");
            assert!(!joined.contains(window), "{said}");
        }
        assert!(
            said.contains("grant_type=client_credentials"),
            "the echo is quoted: {said}"
        );
    }
}

#[test]
fn the_gate_moves_the_exit_code_and_not_the_verdict() {
    let gated = |gate: &str| {
        let said = say(&[
            "doctor",
            "--sandbox=no_admin_role",
            "--format",
            "json",
            "--fail-on",
            gate,
        ]);
        let document: Value = serde_json::from_str(&said).expect("JSON");
        (
            document["run"]["outcome"].clone(),
            document["run"]["exit_code"].clone(),
        )
    };
    assert_eq!(gated("error"), ("problem".into(), 1.into()));
    assert_eq!(gated("never"), ("problem".into(), 0.into()));
}
