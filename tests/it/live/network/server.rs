//! Servers that cannot be reached, cut their answers, or answer with something else.

use std::io::Write as _;
use std::time::Duration;

use super::{TIMEOUT, doctor, is_undecided};
use crate::live::misbehaviour::{self, Server, closed_port, org, reply, request_head, token};
use crate::support::Binary;

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
    // In a process of its own: reqwest takes the proxies of this machine from this one.
    let doctor_nowhere = ["doctor", "--env-file", "fixtures/good.env"];
    let rest = ["--base-url", &nowhere, "--format", "json"];
    let said = Binary::of(&[&doctor_nowhere[..], &rest].concat()).output();
    is_undecided(&said.json(), "org_dns_failure", "no address");
    let silent = Server::start(|mut stream| misbehaviour::wait_for_the_end(&mut stream));
    let document = doctor(&["--base-url", &silent.https()]);
    is_undecided(&document, "org_connect_timeout", "not connected within 1s");
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
