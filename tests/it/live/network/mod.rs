//! Servers and proxies that misbehave, on loopback: each fault is named by its own rule, none hangs the run, and
//! none takes a credential along.

mod proxy;
mod server;
mod tls;

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{Binary, Folder, run};

/// Long enough for a loaded machine, short enough for a test.
const TIMEOUT: &str = "1s";

/// The report of `doctor` on the good connection with more arguments, which came within a time that excludes a hang.
#[expect(clippy::disallowed_methods, reason = "a test for hangs needs a clock")]
fn doctor(more: &[&str]) -> Value {
    let start = ["doctor", "--env-file", "fixtures/good.env"];
    let rest = ["--timeout", TIMEOUT, "--format", "json"];
    let since = Instant::now();
    let said = run(&[&start[..], &rest, more].concat());
    assert!(since.elapsed() < Duration::from_secs(8), "{more:?} hangs");
    said.json()
}

#[track_caller]
fn is_undecided(document: &Value, expected: &str, words: &str) {
    let findings = document["findings"].as_array().expect("a list");
    let ids: Vec<_> = findings.iter().map(|finding| &finding["id"]).collect();
    assert_eq!(ids, [expected], "{document:#}");
    assert_eq!(document["run"]["exit_code"], 3, "{expected}");
    let said = findings[0].to_string();
    assert!(said.contains(words), "{expected}: no {words:?} in {said}");
}

#[test]
fn a_flag_that_cannot_be_used_is_a_usage_error() {
    for arguments in [
        ["--proxy", "http://user:hunter2@proxy.example:8080"],
        ["--proxy", "socks5://proxy.example"],
        ["--ca-cert", "fixtures/good.env"],
        ["--ca-cert", "fixtures/nothing.pem"],
        ["--timeout", "10"],
        ["--timeout", "soon"],
    ] {
        let doctor = ["doctor", "--env-file", "fixtures/good.env"];
        let said = Binary::of(&[&doctor[..], &arguments].concat()).output();
        assert_eq!(said.code, 2, "{arguments:?}");
        let said = said.err;
        assert!(
            said.contains(arguments[0]) && !said.contains("hunter2"),
            "{said}"
        );
    }
}

#[test]
fn the_certificates_to_trust_are_bounded() {
    let key = rcgen::KeyPair::generate().expect("a key");
    let certificate = rcgen::CertificateParams::default().self_signed(&key);
    let pem = certificate.expect("a certificate").pem();
    let folder = Folder::new();
    for (text, expected) in [
        (pem.repeat(1001), "more than 1000 certificates"),
        (
            pem.clone() + &"#".repeat(1 << 20),
            "more than 1048576 bytes",
        ),
    ] {
        let path = folder.write("ca.pem", text.as_bytes());
        let said = run(&["doctor", "--sandbox", "--ca-cert", &path]);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains(expected), "{}", said.err);
    }
    let path = folder.write("ca.pem", pem.repeat(200).as_bytes());
    let said = run(&["doctor", "--sandbox", "--ca-cert", &path]);
    assert_eq!(said.code, 0, "{}", said.err);
}
