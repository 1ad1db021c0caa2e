//! Certificates and handshakes.

use std::io::Write as _;

use super::{doctor, is_undecided};
use crate::live::misbehaviour::{self, Authority, Server, org, reply};

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
fn an_error_of_http2_has_a_name_of_its_own() {
    let authority = Authority::new("A root");
    let certificate = authority.certificate(&["127.0.0.1"], 2100);
    let trusted = authority.file();
    let trusted = trusted.path().to_str().expect("a path");
    // Each after empty settings: 9 bytes with length, type (4), flags and stream.
    let cases: [(&[u8], &str); 4] = [
        // GOAWAY (7): last stream 0, PROTOCOL_ERROR (1).
        (
            b"\0\0\0\x04\0\0\0\0\0\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01",
            "PROTOCOL_ERROR",
        ),
        // RST_STREAM (3) on stream 1: ENHANCE_YOUR_CALM (11).
        (
            b"\0\0\0\x04\0\0\0\0\0\0\0\x04\x03\0\0\0\0\x01\0\0\0\x0b",
            "ENHANCE_YOUR_CALM",
        ),
        // RST_STREAM on stream 1: INTERNAL_ERROR (2).
        (
            b"\0\0\0\x04\0\0\0\0\0\0\0\x04\x03\0\0\0\0\x01\0\0\0\x02",
            "INTERNAL_ERROR",
        ),
        // It promised HTTP/2 and speaks HTTP/1.1.
        (
            b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
            "FRAME_SIZE_ERROR",
        ),
    ];
    for (frames, code) in cases {
        let server = Server::http2(&certificate, frames);
        let document = doctor(&["--base-url", &server.https(), "--ca-cert", trusted]);
        is_undecided(&document, "org_http2_error", code);
    }
}
