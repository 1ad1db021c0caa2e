//! Whole runs of `doctor` against the sandbox and against servers that misbehave.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use serde_json::Value;

use crate::support::{Folder, Output, ids, run};

/// Standard output, which is not empty.
fn say(arguments: &[&str]) -> String {
    let Output { out, err, .. } = run(arguments);
    assert!(!out.is_empty(), "{err}");
    out
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
        let Output { out, err, .. } =
            run(&["doctor", &scenario, "--deadline", "900ms", "--wait", "30s"]);
        (out, err)
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

fn is_org(head: &str) -> bool {
    head.starts_with("GET /.well-known/okta-organization")
}

fn org() -> String {
    http(
        "200 OK",
        "",
        r#"{"id":"00o1a2b3c4D5e6F7g8h9","pipeline":"idx"}"#,
    )
}

/// `headers` end with a line break each.
fn http(status: &str, headers: &str, body: &str) -> String {
    let kind = if headers.contains("content-type") {
        ""
    } else {
        "content-type: application/json\r\n"
    };
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\n{kind}{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}

/// A server that answers each request, given its head and body, and hands on the bodies.
fn server(answer: impl Fn(&str, &str) -> String + Send + 'static) -> (String, Receiver<String>) {
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
            let reply = answer(&head, &body);
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

/// An access token that no look at its form betrays.
const TOKEN: &str = "OPAQUEtoken0123456789-zyxwvut_SRQPON";

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
        let arguments = [
            "doctor",
            "--env-file",
            "fixtures/good.env",
            "--base-url",
            &url,
        ];
        for format in [&["-v"][..], &["--format", "json"]] {
            let arguments: Vec<&str> = arguments.iter().chain(format).copied().collect();
            let Output { out, err, .. } = run(&arguments);
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

/// The report on the good connection with other scopes, of an org that grants what `grant` says.
fn with_scopes(scopes: &str, grant: &'static str, date: &'static str) -> Value {
    let (url, _received) = server(move |head, body| {
        let date = format!("date: {date}\r\n");
        if is_org(head) {
            http(
                "200 OK",
                &date,
                r#"{"id":"00o1a2b3c4D5e6F7g8h9","pipeline":"idx"}"#,
            )
        } else if body.is_empty() {
            http("200 OK", &date, "[{}]")
        } else {
            let body = format!(r#"{{"token_type":"Bearer","access_token":"{TOKEN}"{grant}}}"#);
            http("200 OK", &date, &body)
        }
    });
    let arguments = [
        "doctor",
        "--env-file",
        "fixtures/good.env",
        "--base-url",
        &url,
    ];
    let more = ["--scopes", scopes, "--format", "json"];
    let said = say(&[&arguments[..], &more].concat());
    serde_json::from_str(&said).expect("JSON")
}

#[test]
fn a_token_without_scope_has_those_requested() {
    let document = with_scopes("okta.users.read", "", "x");
    assert_eq!(ids(&document), [""; 0], "{document:#}");
    let document = with_scopes("okta.logs.read", "", "x");
    assert_eq!(ids(&document), ["api_not_looked_at"], "{document:#}");
}

/// Okta's time is believed, but not at any price.
#[test]
fn a_date_of_another_age_is_not_believed() {
    let document = with_scopes("okta.users.read", "", "Fri, 31 Dec 9999 23:59:59 GMT");
    assert_eq!(ids(&document), [""; 0], "{document:#}");
    let said = document.to_string();
    assert!(said.contains("Date is not plausible"), "{said}");
}

/// The sandbox registers whatever doctor can sign with.
#[test]
fn a_pem_is_registered_in_the_sandbox() {
    use josekit::jwk::{KeyPair as _, alg::rsa::RsaKeyPair};
    let pem = RsaKeyPair::generate(2048)
        .expect("a key")
        .to_pem_private_key();
    let folder = Folder::new();
    let path = &folder.write("key.pem", pem);
    let said = say(&[
        "doctor",
        "--sandbox",
        "--private-key-file",
        path,
        "--format",
        "json",
    ]);
    let document = serde_json::from_str(&said).expect("JSON");
    assert_eq!(ids(&document), ["key_pem_instead_of_jwk"], "{document:#}");
}

/// What went to the base URL is not blamed on the domain.
#[test]
fn the_base_url_is_named_where_it_is_at_fault() {
    let (url, _received) =
        server(|_, _| http("404 Not Found", "server: Apache\r\n", r#"{"status":404}"#));
    let arguments = [
        "doctor",
        "--env-file",
        "fixtures/good.env",
        "--base-url",
        &url,
    ];
    let said = say(&[&arguments[..], &["--format", "json"]].concat());
    let document: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(ids(&document), ["org_not_found"]);
    let finding = document["findings"][0].to_string();
    let address = url.trim_start_matches("http://");
    assert!(
        finding.contains(address) && finding.contains("--base-url"),
        "{finding}"
    );
    assert_eq!(document["findings"][0]["location"], Value::Null);
}

/// What is given as scenario by mistake may be a secret.
#[test]
fn an_unknown_scenario_is_not_said_again() {
    let secret = "hunter2-hunter2";
    for arguments in [
        ["doctor", "--sandbox=hunter2-hunter2"],
        ["sandbox", "--scenario=hunter2-hunter2"],
    ] {
        let Output { out, err, .. } = run(&arguments);
        assert!(!format!("{out}{err}").contains(secret), "{err}");
        assert!(err.contains("--help"), "{err}");
    }
}
