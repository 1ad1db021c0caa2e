//! Servers and proxies that misbehave, on loopback: each fault is named by its own rule, none hangs the run, and
//! none takes a credential along.

use std::io::Write as _;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::misbehaviour::{self, Authority, Server, closed_port, org, reply, request_head, token};
use crate::support::{Binary, run};

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
fn every_fault_of_a_server_is_named() {
    let html = "<html><title>Sign in</title></html>";
    let cases: Vec<(&str, &str, Server)> = vec![
        (
            "org_connection_reset",
            "before an answer",
            Server::start(|stream| {
                // Closing a socket with unread bytes in it sends a reset.
                let _ = stream.peek(&mut [0; 16]);
            }),
        ),
        (
            "org_connection_reset",
            "before an answer",
            Server::start(|mut stream| drop(request_head(&mut stream))),
        ),
        (
            "org_answer_timeout",
            "no answer within 1s",
            Server::start(|mut stream| {
                let _ = request_head(&mut stream);
                misbehaviour::wait_for_the_end(&mut stream);
            }),
        ),
        (
            "org_answer_timeout",
            "only the first",
            Server::start(|mut stream| {
                let _ = request_head(&mut stream);
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4000\r\n\r\n");
                while stream.write_all(b"{").is_ok() {
                    std::thread::sleep(Duration::from_millis(50));
                }
            }),
        ),
        (
            "org_answer_timeout",
            "no answer",
            Server::start(|mut stream| {
                let _ = request_head(&mut stream);
                for byte in b"HTTP/1.1 200 OK\r\nx-padding: "
                    .iter()
                    .chain([b'x'; 4000].iter())
                {
                    if stream.write_all(&[*byte]).is_err() {
                        return;
                    }
                    std::thread::sleep(Duration::from_millis(50));
                }
            }),
        ),
        (
            "org_answer_truncated",
            "cut after 10 bytes",
            Server::says("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n0123456789"),
        ),
        (
            "org_answer_truncated",
            "cut after 3 bytes",
            Server::says("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{\"i\r\n"),
        ),
        (
            "org_not_okta",
            "not JSON",
            // A content length that is too small cuts the JSON.
            Server::says(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{\"id\":\"00o1a2b3c4D5e6F7g8h9\"}",
            ),
        ),
        (
            "org_answer_too_long",
            "1048576",
            Server::start(|mut stream| {
                let _ = request_head(&mut stream);
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
                while stream.write_all(&[b'x'; 65536]).is_ok() {}
            }),
        ),
        (
            "org_answer_too_long",
            "1048576",
            Server::start(|mut stream| {
                let _ = request_head(&mut stream);
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 104857600\r\n\r\n");
                while stream.write_all(&[b'x'; 65536]).is_ok() {}
            }),
        ),
        (
            "org_answer_unreadable",
            "compressed (gzip)",
            Server::says(&reply("200 OK", "content-encoding: gzip\r\n", "\u{1f}bomb")),
        ),
        (
            "org_answer_unreadable",
            "not UTF-8",
            Server::start(|mut stream| {
                let _ = request_head(&mut stream);
                let _ = stream.write_all(
                    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n{\"id\":\"\xff\xfe\"}",
                );
            }),
        ),
        (
            "org_answer_unreadable",
            "not HTTP",
            Server::says("SSH-2.0-OpenSSH_9.9\r\n"),
        ),
        (
            "org_answer_unreadable",
            "not HTTP",
            Server::start(|mut stream| {
                let _ = request_head(&mut stream);
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nx: ");
                while stream.write_all(&[b'x'; 65536]).is_ok() {}
            }),
        ),
        (
            "org_not_okta",
            "200 text/html",
            Server::says(&reply("200 OK", "content-type: text/html\r\n", html)),
        ),
        (
            "org_not_okta",
            "200 application/json",
            Server::says(&reply(
                "200 OK",
                "content-type: application/json\r\n",
                "[1,2]",
            )),
        ),
        (
            "org_redirect",
            "portal.example",
            Server::says(&reply(
                "302 Found",
                "location: http://portal.example/\r\n",
                "",
            )),
        ),
    ];
    for (expected, words, server) in cases {
        let document = doctor(&["--base-url", &server.http()]);
        is_undecided(&document, expected, words);
    }
}

#[test]
fn a_host_that_cannot_be_reached_is_named() {
    let closed = format!("http://127.0.0.1:{}", closed_port());
    let document = doctor(&["--base-url", &closed]);
    is_undecided(&document, "org_connection_refused", "refused");
    // A label has at most 63 bytes (RFC 1035), so no name server is asked for this name.
    let nowhere = format!("https://{}.example", "a".repeat(64));
    let document = doctor(&["--base-url", &nowhere]);
    is_undecided(&document, "org_dns_failure", "no address");
    let silent = Server::start(|mut stream| misbehaviour::wait_for_the_end(&mut stream));
    let document = doctor(&["--base-url", &silent.https()]);
    is_undecided(&document, "org_connect_timeout", "not connected within 1s");
}

#[test]
fn every_fault_of_tls_is_named_with_the_issuer_seen() {
    let authority = Authority::new("Corp TLS Inspection CA");
    let trusted = authority.file();
    let trusted = trusted.path().to_str().expect("a path");
    let address = authority.certificate(&["127.0.0.1"], 2100);
    let server = Server::tls(&address, |stream| misbehaviour::answer(stream, org()));
    let document = doctor(&["--base-url", &server.https()]);
    is_undecided(&document, "org_tls_untrusted", "Corp TLS Inspection CA");

    let old = authority.certificate(&["127.0.0.1"], 2020);
    let server = Server::tls(&old, |_| ());
    let document = doctor(&["--base-url", &server.https(), "--ca-cert", trusted]);
    is_undecided(&document, "org_tls_expired", "2020 GMT");
    is_undecided(&document, "org_tls_expired", "Corp TLS Inspection CA");

    let other = authority.certificate(&["www.example.com"], 2100);
    let server = Server::tls(&other, |_| ());
    let document = doctor(&["--base-url", &server.https(), "--ca-cert", trusted]);
    is_undecided(&document, "org_tls_wrong_host", "it is for www.example.com");

    let plain = Server::says(&reply(
        "400 Bad Request",
        "",
        "plain HTTP to the HTTPS port",
    ));
    let document = doctor(&["--base-url", &plain.https()]);
    is_undecided(&document, "org_plain_http", "does not speak TLS");

    // An alert: fatal, handshake failure (RFC 8446 section 6).
    let refusing = Server::start(|mut stream| {
        let _ = stream.peek(&mut [0; 16]);
        let _ = stream.write_all(&[21, 3, 3, 0, 2, 2, 40]);
        misbehaviour::wait_for_the_end(&mut stream);
    });
    let document = doctor(&["--base-url", &refusing.https()]);
    is_undecided(&document, "org_tls_failed", "HandshakeFailure");
}

#[test]
fn a_fault_behind_the_org_belongs_to_its_step() {
    let server = Server::start(|mut stream| match request_head(&mut stream) {
        Some(head) if head.contains("okta-organization") => misbehaviour::answer(stream, org()),
        _ => {}
    });
    let document = doctor(&["--base-url", &server.http()]);
    is_undecided(&document, "token_unreachable", "cut before an answer");
    let server = Server::start(|mut stream| match request_head(&mut stream) {
        Some(head) if head.contains("okta-organization") => misbehaviour::answer(stream, org()),
        Some(head) if head.contains("/token") => misbehaviour::answer(stream, token()),
        _ => misbehaviour::answer(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[".into(),
        ),
    });
    let document = doctor(&["--base-url", &server.http()]);
    is_undecided(&document, "api_unreachable", "ended too early");
}

#[test]
fn no_redirect_is_followed() {
    let thief = Server::start(|_| ());
    let location = format!("location: {}/\r\n", thief.http());
    let redirect = reply("307 Temporary Redirect", &location, "");
    let server = Server::says(&redirect);
    doctor(&["--base-url", &server.http()]);
    let server = Server::start(move |mut stream| match request_head(&mut stream) {
        Some(head) if head.contains("okta-organization") => misbehaviour::answer(stream, org()),
        _ => misbehaviour::answer(stream, redirect.clone()),
    });
    let document = doctor(&["--base-url", &server.http()]);
    is_undecided(&document, "token_not_okta", "307");
    assert_eq!(server.visits(), 2, "the org and the token");
    assert_eq!(thief.visits(), 0);
}

#[test]
fn every_fault_of_a_proxy_is_named() {
    let gone = format!("127.0.0.1:{}", closed_port());
    let document = doctor(&["--proxy", &gone]);
    is_undecided(&document, "org_proxy_unreachable", &gone);
    for (status, words) in [
        ("407 Proxy Authentication Required", "login (407)"),
        ("403 Forbidden", "refuses"),
    ] {
        let proxy = Server::says(&reply(status, "", ""));
        let document = doctor(&["--proxy", &proxy.http()]);
        is_undecided(&document, "org_proxy_refused", words);
    }
    let silent = Server::start(|mut stream| misbehaviour::wait_for_the_end(&mut stream));
    let document = doctor(&["--proxy", &silent.http()]);
    is_undecided(
        &document,
        "org_connect_timeout",
        "through the proxy 127.0.0.1",
    );
}

#[test]
fn a_proxy_that_inspects_tls_is_named_and_can_be_trusted() {
    let authority = Authority::new("Corp TLS Inspection CA");
    let certificate = authority.certificate(&["dev-12345678.okta.com"], 2100);
    let org_server = Server::tls(&certificate, |stream| misbehaviour::answer(stream, org()));
    let proxy = Server::tunnel(&org_server);
    let document = doctor(&["--proxy", &proxy.http()]);
    is_undecided(&document, "org_tls_untrusted", "Corp TLS Inspection CA");
    is_undecided(&document, "org_tls_untrusted", "through the proxy");
    let trusted = authority.file();
    let trusted = trusted.path().to_str().expect("a path");
    let document = doctor(&["--proxy", &proxy.http(), "--ca-cert", trusted]);
    // The org was judged through it; what it says to the rest is no matter here.
    is_undecided(&document, "token_not_okta", "dev-12345678.okta.com");
}

/// reqwest reads these variables from the process, so this takes a process of its own.
#[test]
fn the_proxies_of_the_environment_are_used() {
    let proxy = Server::says(&reply("407 Proxy Authentication Required", "", ""));
    let nowhere = format!("https://{}.example", "a".repeat(64));
    for (no_proxy, expected) in [
        ("", "org_proxy_refused"),
        ("elsewhere.example", "org_proxy_refused"),
        (".example", "org_dns_failure"),
    ] {
        let doctor = ["doctor", "--env-file", "fixtures/good.env"];
        let rest = ["--base-url", &nowhere, "--timeout", TIMEOUT];
        let doctor = [&doctor[..], &rest, &["--format", "json"]].concat();
        let url = proxy.http().replace("//", "//user:hunter2@");
        let proxies = [("HTTPS_PROXY", &*url), ("NO_PROXY", no_proxy)];
        let said = Binary::of(&doctor).environment(&proxies).output();
        assert_eq!(said.code, 3, "{no_proxy}");
        let document = said.json();
        is_undecided(&document, expected, "");
        assert!(!document.to_string().contains("hunter2"));
    }
}

/// Whoever waits at a terminal sees what for; a log does not.
#[test]
fn captured_output_has_no_trace_of_waiting() {
    let silent = Server::start(|mut stream| misbehaviour::wait_for_the_end(&mut stream));
    let doctor = ["doctor", "--env-file", "fixtures/good.env"];
    let rest = ["--timeout", TIMEOUT, "--base-url", &silent.http()];
    let said = Binary::of(&[&doctor[..], &rest].concat()).output();
    assert_eq!(said.code, 3);
    assert_eq!(said.err, "");
    assert!(!said.out.contains(['\r', '\u{1b}']));
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
