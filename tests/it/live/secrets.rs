//! Servers that send back what they were sent: no secret comes out.

use std::sync::mpsc::Receiver;

use super::misbehaviour::org;
use super::{TOKEN, doctor_at, http, is_org, server};
use crate::support::Output;

/// A server that answers as an org, and echoes every token request into its error; it hands on what it was sent.
fn echo() -> (String, Receiver<String>) {
    let refusal = |body: &str| {
        let answer = format!(r#"{{"error":"invalid_request","error_description":"{body}"}}"#);
        http("400 Bad Request", "", &answer)
    };
    server(
        move |head, body| {
            if is_org(head) { org() } else { refusal(body) }
        },
    )
}

#[test]
fn an_echoed_assertion_does_not_come_out() {
    for format in [
        &["--format", "json"][..],
        &["-v"],
        &["-v", "--color", "always"],
    ] {
        let (url, received) = echo();
        let said = doctor_at(&url, format).out;
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

/// Wherever a server puts the signature or the access token, whole or in pieces, they do not come out.
#[test]
fn no_secret_comes_back_by_any_way() {
    type Way = fn(&str) -> String;
    let quoting = |words: &str| {
        let body = format!(r#"{{"error":"x","error_description":"{words}"}}"#);
        http("400 Bad Request", "", &body)
    };
    let groups = |secret: &str| {
        let groups: Vec<&[u8]> = secret.as_bytes().chunks(10).collect();
        let groups: Vec<_> = groups
            .iter()
            .map(|group| String::from_utf8_lossy(group))
            .collect();
        groups.join(" ")
    };
    let ways: [(&str, Way); 7] = [
        ("location", |secret| {
            http(
                "307 Temporary Redirect",
                &format!("location: http://127.0.0.1:9/?{secret}\r\n"),
                "",
            )
        }),
        ("request id", |secret| {
            let piece = &secret[secret.len() - 30..];
            http(
                "401 Unauthorized",
                &format!("x-okta-request-id: {piece}\r\n"),
                r#"{"error":"x"}"#,
            )
        }),
        ("content type", |secret| {
            let piece = &secret[secret.len() - 30..];
            http("200 OK", &format!("content-type: text/{piece}\r\n"), "")
        }),
        ("challenge", |secret| {
            let header =
                format!("www-authenticate: Bearer error=\"x\", error_description=\"{secret}\"\r\n");
            http("403 Forbidden", &header, "")
        }),
        ("pieces", |secret| {
            let tail = &secret[secret.len() - 35..];
            let body = format!(
                r#"{{"error":"{}","error_description":"{} | {}"}}"#,
                &tail[..15],
                &tail[5..20],
                &tail[20..]
            );
            http("400 Bad Request", "", &body)
        }),
        ("scope", |secret| {
            let body = format!(
                r#"{{"token_type":"{secret}","access_token":"{TOKEN}","scope":"{secret}"}}"#
            );
            http("200 OK", "", &body)
        }),
        ("compressed", |secret| {
            http("200 OK", &format!("content-encoding: {secret}\r\n"), "")
        }),
    ];
    for (name, way) in ways {
        none_comes_back(name, way);
    }
    none_comes_back("groups", move |secret| quoting(&groups(secret)));
}

/// Once with the assertion in the answer to the token request, once with the token in those to the reads.
fn none_comes_back(name: &str, way: impl Fn(&str) -> String + Clone + Send + 'static) {
    for at_token in [true, false] {
        let way = way.clone();
        let (url, received) = server(move |head, body| {
            if is_org(head) {
                return org();
            }
            let scope = "okta.users.read okta.groups.read okta.apps.read";
            match body.rsplit_once("client_assertion=") {
                Some((_, assertion)) if at_token => way(assertion),
                Some(_) => http(
                    "200 OK",
                    "",
                    &format!(
                        r#"{{"token_type":"Bearer","access_token":"{TOKEN}","scope":"{scope}"}}"#
                    ),
                ),
                None => way(TOKEN),
            }
        });
        for format in [&["-v"][..], &["--format", "json"]] {
            let Output { out, err, .. } = doctor_at(&url, format);
            let joined = |text: &str| -> String {
                text.chars().filter(char::is_ascii_alphanumeric).collect()
            };
            let said = joined(&format!("{out}{err}"));
            let sent: Vec<String> = received.try_iter().collect();
            let signatures = sent.iter().filter_map(|body| {
                let (_, assertion) = body.rsplit_once("client_assertion=")?;
                assertion.rsplit('.').next()
            });
            for secret in signatures.chain([TOKEN]).map(joined) {
                let leak = secret.as_bytes().windows(12).find_map(|window| {
                    let window = std::str::from_utf8(window).expect("ASCII");
                    said.contains(window).then_some(window)
                });
                assert!(leak.is_none(), "{name} lets out {leak:?}:\n{out}");
            }
        }
    }
}
