//! Pasted failures of many formats: what is found, what is offered beside it, and what never comes out.

use std::collections::HashSet;
use std::io::{Read as _, Write as _};

use okta_cc::engine::report::Report;
use okta_cc::model::finding::Certainty;
use okta_cc::okta::errors;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{
    Binary, Folder, Output, Run, SECRET_MEMBERS, assert_fits_the_schema, fixture, good, good_key,
    triage, triage_seen_by_a_user,
};

fn ids(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|found| found.rule.id).collect()
}

#[test]
fn the_cause_is_the_first_in_each_format() {
    for (file, cause) in [
        ("access-token.txt", "api_token_expired"),
        ("admin-host.txt", "org_admin_domain"),
        ("assertion.txt", "token_custom_auth_server_used"),
        ("cassette.yaml", "token_scope_not_granted"),
        ("challenge-wrapped.txt", "api_insufficient_scope"),
        ("config-and-error.txt", "token_key_format_pem_vs_jwk"),
        ("curl-verbose.txt", "token_bad_signature"),
        ("custom-server.txt", "token_custom_auth_server_used"),
        ("cut-off.txt", "token_kid_not_registered"),
        ("dotnet-tls.txt", "org_tls_untrusted"),
        ("empty-list.har", "api_no_admin_role"),
        ("go-error.txt", "api_not_for_oauth"),
        ("java-exception.txt", "token_kid_not_registered"),
        ("log-nonce-then-reused.txt", "token_assertion_reused"),
        ("log-rate-limit-then-proof.txt", "token_dpop_proof_invalid"),
        ("nango-error.json", "token_dpop_required"),
        ("node-inspect.txt", "token_wrong_client_id"),
        ("note-after-an-hour.txt", "api_token_expired"),
        ("note-german.txt", "api_no_admin_role"),
        ("powershell.txt", "token_wrong_app_type"),
        ("python-traceback.txt", "api_rate_limited"),
        ("system-log.json", "token_policy_denied"),
        ("terraform-box.txt", "token_wrong_audience"),
        ("two-exchanges.txt", "api_insufficient_scope"),
    ] {
        let report = triage(&fixture(&format!("pasted/{file}")));
        let found = ids(&report);
        assert_eq!(found.first(), Some(&cause), "{file}: {found:?}");
        let first = &report.findings[0].finding;
        assert!(
            first.certainty < Certainty::Certain,
            "{file} cannot be certain"
        );
        let tells = |id: &&str| *id != cause && !id.starts_with("connection_");
        assert!(found.iter().any(tells), "{file}: nothing else is offered");
        let help = report.findings.iter().map(|found| &found.finding.help);
        assert!(
            help.into_iter().any(|help| help.contains("To tell: ")),
            "{file}"
        );
    }
}

#[test]
fn what_the_text_shows_is_used() {
    let two = triage(&fixture("pasted/two-exchanges.txt"));
    assert!(two.findings[0].finding.message.contains("okta.groups.read"));
    let evidence = two.findings[0].finding.evidence.join("\n");
    assert!(evidence.contains("403 insufficient_scope"), "{evidence}");
    assert!(
        evidence.contains("acme.oktapreview.com/api/v1/groups"),
        "{evidence}"
    );
}

#[test]
fn text_with_nothing_known_asks_and_does_not_guess() {
    for text in [
        &fixture("pasted/note-nothing-known.txt"),
        "",
        "\n\n",
        "Everything works: HTTP/1.1 200 OK",
        "GET https://x.okta.com/api/v1/users\nHTTP/1.1 200 OK\n\n[{\"id\":\"00u1\"}]",
        "The meeting is at 4:01. 403 people came.",
    ] {
        let report = triage(text);
        assert_eq!(ids(&report), ["connection_text_not_known"], "{text}");
        assert!(report.findings[0].finding.help.contains("Paste"));
    }
}

#[test]
fn the_order_of_a_log_decides() {
    let nonce = r#"400 {"error":"use_dpop_nonce","error_description":"Authorization server requires nonce in DPoP proof."}"#;
    let reused = r#"401 {"error":"invalid_client","error_description":"The client_assertion token has already been used."}"#;
    let kid = r#"401 {"error":"invalid_client","error_description":"The client_assertion JWT kid is invalid."}"#;
    for (log, cause) in [
        ([nonce, reused], "token_assertion_reused"),
        ([reused, nonce], "token_assertion_reused"),
        ([reused, kid], "token_kid_not_registered"),
        ([kid, reused], "token_assertion_reused"),
    ] {
        assert_eq!(ids(&triage(&log.join("\n")))[0], cause, "{log:?}");
    }
}

#[test]
fn a_reuse_after_the_nonce_is_told_as_such() {
    let log = |first: &str, then: &str| account(&format!("{first}\n{then}"));
    let nonce = r#"10:00:00 POST https://acme.okta.com/oauth2/v1/token 400 {"error":"use_dpop_nonce","error_description":"Authorization server requires nonce in DPoP proof."}"#;
    let reused = r#"10:00:01 POST https://acme.okta.com/oauth2/v1/token 401 {"error":"invalid_client","error_description":"The client_assertion token has already been used."}"#;
    let told = log(nonce, reused);
    let reply = told["reply"].as_str().expect("a reply");
    assert!(reply.contains("sent again after use_dpop_nonce"), "{reply}");
    assert!(reply.contains("make a new assertion"), "{reply}");
    for wrong in ["Run again", "proxy", "right before", "stopped there"] {
        assert!(!told.to_string().contains(wrong), "{wrong}: {told}");
    }
    let told = log(reused, nonce).to_string();
    assert!(!told.contains("sent again after use_dpop_nonce"), "{told}");
}

#[test]
fn an_issued_token_is_understood() {
    let body = r#"{"token_type":"Bearer","expires_in":3600,"access_token":"eyJraWQiOiJhYmMifQ.eyJzdWIiOiJhIn0.c2lnbmF0dXJl","scope":"okta.users.read okta.groups.read"}"#;
    let head = "HTTP/1.1 200 OK\ncontent-type: application/json\n\n";
    for text in [body.to_owned(), format!("{head}{body}")] {
        let told = account(&text);
        let reply = told["reply"].as_str().expect("a reply");
        let issued = "issued a token for okta.users.read, okta.groups.read";
        assert!(reply.contains(issued), "{reply}");
        assert!(reply.contains("client ID, key, clock, audience"), "{reply}");
        assert!(reply.contains("Look at the API's answer"), "{reply}");
    }
}

#[test]
fn a_reply_asks_nothing_that_the_url_shows_and_spells_code_as_it_is() {
    let refused = |path: &str, error: &str| {
        let told = account(&format!(
            "POST https://acme.okta.com/oauth2/{path}v1/token\nHTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n{error}"
        ));
        told["reply"].as_str().expect("a reply").to_owned()
    };
    let scope = r#"{"error":"invalid_scope","error_description":"One or more scopes are not configured for the authorization server resource."}"#;
    let asks = "between /oauth2/ and /v1/token";
    assert!(!refused("", scope).contains(asks));
    let audience = r#"{"error":"invalid_client","error_description":"The audience claim for client_assertion must be the endpoint invoked for the request."}"#;
    let reply = refused("default/", audience);
    assert!(!reply.contains("Aud or the URL"), "{reply}");
}

/// What a run of our own knows is not known of a text that somebody pasted.
#[test]
fn nothing_is_said_of_a_run_that_was_not_made() {
    for entry in errors::catalogue().filter(|entry| !entry.text.is_empty()) {
        let body = serde_json::json!({"error": entry.code, "error_description": entry.text});
        let report = triage(&format!("401 {body}"));
        for found in &report.findings {
            let said = format!("{:?} {}", found.finding.evidence, found.finding.help);
            for untrue in [
                "doctor makes",
                "doctor sent",
                "a moment ago",
                "this machine",
            ] {
                assert!(!said.contains(untrue), "{}: {said}", found.rule.id);
            }
        }
    }
}

#[test]
fn a_rule_speaks_for_everything_that_clients_and_people_say() {
    let said = errors::sayings().map(|entry| entry.text.to_owned());
    let told = errors::stories().map(|(words, _)| {
        let one_of_each: Vec<&str> = words.iter().map(|group| group[0]).collect();
        one_of_each.join(" ")
    });
    let unheard = said.chain(told).filter(|text| {
        let report = triage(text);
        let first = ids(&report).first().copied();
        first.is_none_or(|first| first.starts_with("connection_"))
    });
    assert_eq!(unheard.collect::<Vec<_>>(), [""; 0]);
}

/// On a terminal that breaks lines where most do.
fn say(arguments: &[&str]) -> Output {
    Run::of(arguments).width(90).output()
}

#[test]
fn a_file_is_read_and_the_report_fits_its_schema() {
    let said = say(&[
        "triage",
        "--format",
        "json",
        "fixtures/pasted/curl-verbose.txt",
    ]);
    let document = said.json();
    assert_fits_the_schema(&document);
    assert_eq!(
        (said.code, &document["run"]["command"]),
        (1, &"triage".into())
    );
    assert_eq!(document["connection"]["host"], "dev-12345678.okta.com");
    let nothing = "fixtures/pasted/note-nothing-known.txt";
    assert_eq!(say(&["triage", nothing]).code, 3);
    assert_eq!(say(&["triage", "/does/not/exist"]).code, 2);
}

fn account(text: &str) -> Value {
    let folder = Folder::new();
    let path = folder.write("pasted", text);
    let document = say(&["triage", "--format", "json", &path]).json();
    document["triage"].clone()
}

#[test]
fn the_reply_names_the_cause_what_is_right_and_one_question() {
    let consent = r#"{"error":"consent_required","error_description":"You are not allowed any of the requested scopes."}"#;
    let told = account(consent);
    for right in ["host", "client ID", "private key", "clock", "aud"] {
        let proved = told["proved"].as_array().expect("a list");
        let names = |line: &Value| line.as_str().is_some_and(|line| line.contains(right));
        assert!(proved.iter().any(names), "{right}: {told}");
    }
    let reply = told["reply"].as_str().expect("a reply");
    assert!(
        reply.starts_with("Hello,") && reply.contains("likely cause"),
        "{reply}"
    );
    assert!(
        reply.matches('?').count() >= 1 && reply.len() < 1500,
        "{reply}"
    );
    let next = told["next_observation"].as_str().expect("a question");
    assert!(reply.contains(next), "{reply}");

    let signature = r#"{"error":"invalid_client","error_description":"The client_assertion signature is invalid."}"#;
    let proved = account(signature)["proved"].to_string();
    assert!(
        proved.contains("client ID") && !proved.contains("private key"),
        "{proved}"
    );

    let nothing = account("The integration does not work.");
    assert_eq!(nothing["proved"], serde_json::json!([]));
    assert!(
        nothing["reply"]
            .as_str()
            .is_some_and(|reply| reply.contains("Paste its status"))
    );

    let pasted =
        account("Authorization: SSWS 00aQ3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6X\nE0000006");
    let reply = pasted["reply"].as_str().expect("a reply");
    assert!(
        reply.contains("an API token") && !reply.contains("00aQ3"),
        "{reply}"
    );
}

#[test]
fn values_beside_the_error_are_judged_and_kept() {
    let key = good("PRIVATE_KEY");
    let text = format!(
        "401 {{\"error\":\"invalid_client\",\"error_description\":\"The client_assertion signature is invalid.\"}}\n\
         okta:\n  client:\n    orgUrl: \"https://acme-admin.okta.com\"\n    clientId: \"0oa5wyqjk6Wm148fE1d7\"\n    \
         scopes: [\"okta.user.read\", \"okta.groups.read\"]\n    privateKey: '{key}'\n"
    );
    let found = ids(&triage(&text));
    assert_eq!(found[0], "token_bad_signature");
    for rule in ["domain_is_admin_console", "scopes_unknown"] {
        assert!(found.contains(&rule), "{rule}: {found:?}");
    }
    assert!(
        !found.contains(&"org_admin_domain"),
        "one cause, one finding: {found:?}"
    );
    let reply = account(&text)["reply"].to_string();
    assert!(
        reply.contains("okta.users.read") && reply.contains("acme.okta.com"),
        "{reply}"
    );
    let key = good_key();
    let folder = Folder::new();
    let path = folder.write("pasted", &text);
    for format in [&["-v"][..], &["--format", "json"], &["--format", "short"]] {
        let said = say(&[&["triage", &*path], format].concat()).all();
        for member in SECRET_MEMBERS {
            let secret = key[member].as_str().expect("a number").as_bytes();
            let leak = secret
                .windows(RUN)
                .find(|run| said.as_bytes().windows(RUN).any(|at| at == *run));
            assert!(leak.is_none(), "{member} in {format:?}");
        }
    }
}

#[test]
fn a_note_that_only_touches_on_a_topic_is_possible_at_most() {
    for (note, cause) in [
        (
            "After we turned on Require DPoP the export broke",
            "token_dpop_required",
        ),
        (
            "Okta sync fails and somebody said it is about DPoP",
            "token_dpop_required",
        ),
        (
            "Our access token cannot be used, is it the scope?",
            "token_scope_not_granted",
        ),
        (
            "the API returned an error: HTTP 403 from okta",
            "api_no_admin_role",
        ),
    ] {
        let report = triage(note);
        assert_eq!(ids(&report)[0], cause, "{note}");
        assert_eq!(
            report.findings[0].finding.certainty,
            Certainty::Possible,
            "{note}"
        );
    }
}

#[test]
fn a_url_at_the_very_end_is_no_panic() {
    for end in ["", "\n", "/", "t"] {
        triage(&format!("401 https://acme.okta.com/oauth2/v1/token{end}"));
        triage(&format!(
            "401 https://acme.okta.com/oauth2/default/v1/toke{end}"
        ));
    }
}

#[test]
fn an_answered_call_leaves_no_doubt_about_its_scope() {
    let empty = "GET https://acme.okta.com/api/v1/users HTTP/1.1\n\nHTTP/1.1 200 OK\n\n[]\n";
    let found = ids(&triage(empty));
    assert_eq!(found[0], "api_no_admin_role");
    assert!(!found.contains(&"api_insufficient_scope"), "{found:?}");
}

#[test]
fn explain_takes_what_okta_says() {
    for (text, rule) in [
        ("E0000006", "no admin role"),
        (
            "The client_assertion JWT kid is invalid.",
            "No registered key has this kid",
        ),
        ("use_dpop_nonce", "nonce"),
        ("kid-not-registered", "No registered key has this kid"),
    ] {
        let Output {
            code, out: said, ..
        } = say(&["explain", text]);
        let title = said.lines().next().unwrap_or("").to_lowercase();
        assert_eq!(code, 0, "{said}");
        assert!(title.contains(&rule.to_lowercase()), "{text}: {title}");
    }
    let Output {
        code, err: said, ..
    } = say(&["explain", "token_kid_not_registred"]);
    assert!(
        code == 2 && said.contains("token_kid_not_registered"),
        "{said}"
    );
}

/// So many characters of a secret in a row are a leak.
const RUN: usize = 12;

/// Each is chance: no part of them means anything.
const SECRETS: [(&str, &str); 9] = [
    (
        "Authorization: SSWS {}",
        "00aQ3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6X",
    ),
    (
        "Authorization: Bearer {}",
        "xQ3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6XbZ",
    ),
    (
        "client_secret={}&x=1",
        "Zq3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6X",
    ),
    ("\"access_token\": \"{}\"", "opaque-b0r7mNw8xKp2LdTfHs5YcJ"),
    ("Set-Cookie: sid={}; Path=/", "102Q3vB0r7mNw8xKp2LdTfHs5"),
    (
        "{'d': '{}', 'kty': 'RSA'}",
        "IEi9KR3klTCgZHofoCQwIxJsI6m24jkUpMBjp",
    ),
    (
        "-----BEGIN PRIVATE KEY-----\\n{}\\n",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
    ),
    (
        "-----BEGIN RSA PRIVATE KEY-----\n{}\n",
        "MIIEowIBAAKCAQEAp09sqhuQzcesibUFG1M05tQONnPDgtApajf2",
    ),
    (
        "client_assertion={}",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJlLWlzLXNlY3JldA",
    ),
];

fn assert_kept(said: &str, what: &str) {
    for (_, secret) in SECRETS {
        let windows: HashSet<&[u8]> = secret.as_bytes().windows(RUN).collect();
        let leak = said
            .as_bytes()
            .windows(RUN)
            .find(|window| windows.contains(window));
        assert_eq!(
            leak.map(String::from_utf8_lossy),
            None,
            "{what} lets out a secret:\n{said}"
        );
    }
}

#[test]
fn a_secret_never_comes_out_and_is_told_of() {
    let folder = Folder::new();
    for (around, secret) in SECRETS {
        let secret = around.replace("{}", secret);
        for text in [
            format!("{secret}\n{{\"error\":\"invalid_client\"}}"),
            format!(
                "{{\"error\":\"invalid_request\",\"error_description\":\"bad: {}\"}}",
                secret.replace('"', "'")
            ),
            format!(
                "> POST https://x.okta.com/oauth2/v1/token?{} HTTP/1.1\n< HTTP/1.1 401\n\n{{\"error\":\"invalid_client\"}}",
                secret.replace(' ', "")
            ),
            format!("PKIX path building failed {secret}"),
        ] {
            let path = folder.write("pasted", &text);
            for format in [
                &["--format", "json"][..],
                &["-v"],
                &["-v", "--color", "always"],
                &["--format", "short"],
            ] {
                let said = say(&[&["triage", &*path], format].concat()).all();
                assert_kept(&said, &text);
            }
        }
        let found = ids(&triage(&format!("{secret}\nE0000006")));
        assert!(
            found.contains(&"connection_secret_pasted"),
            "{around}: {found:?}"
        );
        assert_kept(&say(&["explain", "--", &secret]).all(), "explain");
    }
}

/// Pieces of what is pasted, and of what is not.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        ".{0,40}",
        Just("\n".to_owned()),
        Just("HTTP/1.1 4".to_owned()),
        Just("HTTP/2 401\nwww-authenticate: DPoP error=\"".to_owned()),
        Just("> POST /oauth2/v1/token HTTP/2\n".to_owned()),
        Just("{\"error\":\"invalid_client\",\"error_description\":\"".to_owned()),
        Just("The following scopes: [ä".to_owned()),
        Just("E0000006".to_owned()),
        Just("eyJ".to_owned()),
        Just("\\n\\\"\u{1b}[31m│“".to_owned()),
        Just("/oauth2/ä/v1/token https://ä.okta.com".to_owned()),
        Just("private_key: \"ä".to_owned()),
        (0..SECRETS.len()).prop_map(|at| SECRETS[at].0.replace("{}", SECRETS[at].1)),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_is_too_strange(text in hostile()) {
        let seen = triage_seen_by_a_user(&text);
        assert_kept(&seen, &text);
        prop_assert!(seen.chars().all(|c| c == '\n' || !c.is_control()));
    }
}

#[test]
fn one_line_of_a_long_log_is_found() {
    let line = "2026-10-01T10:00:00Z INFO okta.sync GET https://acme.okta.com/api/v1/users?after=00u1 200 41ms\n";
    let mut log = line.repeat(7_000);
    log.push_str("ERROR The client_assertion JWT kid is invalid.\n");
    log.push_str(&line.repeat(3_000));
    assert_eq!(ids(&triage(&log))[0], "token_kid_not_registered");
}

/// Memory is read where Linux tells it; elsewhere the test only runs the stream through.
#[test]
fn a_stream_of_100_mb_is_read_in_bounded_memory() {
    let mut child = Binary::of(&["triage", "--format", "json", "-"]).start();
    let mut stdin = child.stdin.take().expect("a pipe");
    let noise =
        "2026-10-01T10:00:00Z INFO worker nothing to see here, move along, the sync is fine\n"
            .repeat(1200);
    for _ in 0..1000 {
        stdin.write_all(noise.as_bytes()).expect("it is read");
    }
    stdin.write_all(b"ERROR E0000047\n").expect("it is read");
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
    drop(stdin);
    let mut out = String::new();
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_to_string(&mut out).expect("UTF-8");
    child.wait().expect("it ends");
    assert!(out.contains("api_rate_limited"), "{out}");
    let peak = status.ok().and_then(|status| {
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?
            .trim()
            .to_owned();
        line.trim_end_matches(" kB").parse::<u64>().ok()
    });
    if let Some(peak) = peak {
        assert!(peak < 64 << 10, "{peak} kB");
    }
}
