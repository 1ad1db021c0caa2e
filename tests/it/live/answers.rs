//! Answers that Okta gives seldom or never.

use serde_json::Value;

use super::misbehaviour::ORG;
use super::{TOKEN, doctor_at, http, is_org, server};
use crate::support::ids;

/// The report on the good connection with other scopes, of an org that grants what `grant` says.
fn with_scopes(scopes: &str, grant: &'static str, date: &'static str) -> Value {
    let (url, _received) = server(move |head, body| {
        let date = format!("date: {date}\r\n");
        if is_org(head) {
            http("200 OK", &date, ORG)
        } else if body.is_empty() {
            http("200 OK", &date, "[{}]")
        } else {
            let body = format!(r#"{{"token_type":"Bearer","access_token":"{TOKEN}"{grant}}}"#);
            http("200 OK", &date, &body)
        }
    });
    doctor_at(&url, &["--scopes", scopes, "--format", "json"]).json()
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

/// What went to the base URL is not blamed on the domain.
#[test]
fn the_base_url_is_named_where_it_is_at_fault() {
    let (url, _received) =
        server(|_, _| http("404 Not Found", "server: Apache\r\n", r#"{"status":404}"#));
    let document = doctor_at(&url, &["--format", "json"]).json();
    assert_eq!(ids(&document), ["org_not_found"]);
    let finding = document["findings"][0].to_string();
    let address = url.trim_start_matches("http://");
    assert!(
        finding.contains(address) && finding.contains("--base-url"),
        "{finding}"
    );
    assert_eq!(document["findings"][0]["location"], Value::Null);
}

/// What comes of this answer to the token request.
fn with_token(body: &str) -> Value {
    let body = body.to_owned();
    let (url, _received) = server(move |head, form| match () {
        () if is_org(head) => http("200 OK", "", ORG),
        () if form.is_empty() => http("200 OK", "", "[{}]"),
        () => http("200 OK", "", &body),
    });
    doctor_at(&url, &["--format", "json"]).json()
}

#[test]
fn a_token_that_cannot_be_used_is_named_and_never_sent() {
    for (token, kind, expected) in [
        (r#""""#, r#""Bearer""#, "is empty"),
        (r#""a\nb""#, r#""Bearer""#, "white space"),
        (r#""ü""#, r#""Bearer""#, "outside ASCII"),
        ("12345", r#""Bearer""#, "not a text"),
        ("null", r#""Bearer""#, "no access_token"),
        (r#""opaque-token""#, r#""mac""#, "of type \"mac\""),
        (r#""opaque-token""#, r#""N_A""#, "of type \"N_A\""),
        (r#""opaque-token""#, "null", "of which type"),
        (r#""opaque-token""#, "7", "of which type"),
    ] {
        let document = with_token(&format!(
            r#"{{"access_token":{token},"token_type":{kind},"scope":"okta.users.read okta.groups.read okta.apps.read"}}"#
        ));
        assert_eq!(ids(&document), ["token_unusable"], "{document:#}");
        assert_eq!(document["run"]["exit_code"], 1);
        let said = document["findings"][0]["message"].to_string();
        assert!(said.replace('\\', "").contains(expected), "{said}");
        assert!(!document.to_string().contains("opaque-token"));
    }
    let scopes = "okta.users.read okta.groups.read okta.apps.read";
    for kind in ["bearer", "BEARER"] {
        let document = with_token(&format!(
            r#"{{"access_token":"e","token_type":"{kind}","scope":"{scopes}"}}"#
        ));
        assert_eq!(ids(&document), [""; 0], "{document:#}");
    }
}

/// More than anybody reads is cut, and says so.
#[test]
fn an_answer_with_too_much_in_it_makes_no_long_report() {
    let scopes: Vec<String> = (0..60_000).map(|at| format!("okta.s{at}.read")).collect();
    let scopes = format!(
        r#"{{"access_token":"a","token_type":"Bearer","scope":"{}"}}"#,
        scopes.join(" ")
    );
    let same = format!(
        r#"{{"access_token":"a","token_type":"Bearer","scope":"{}"}}"#,
        "a ".repeat(440_000)
    );
    let word = format!(
        r#"{{"access_token":"a","token_type":"{}","scope":"{}"}}"#,
        "b".repeat(300_000),
        "c".repeat(300_000)
    );
    let members = format!("{{{}\"x\":1}}", r#""token_type":"mac","#.repeat(50_000));
    for (body, expected) in [
        (scopes, "… and 59,950 more"),
        (same, "Okta granted: a\""),
        (word, "token_unusable"),
        (members, "token_unusable"),
        ("[".repeat(1_000_000), "token_not_okta"),
    ] {
        let report = with_token(&body).to_string();
        assert!(report.contains(expected), "{expected}");
        assert!(report.len() < 64 << 10, "{expected}: {}", report.len());
    }
}

#[test]
fn a_refusal_with_too_much_in_it_makes_no_long_report() {
    let causes = r#"{"errorSummary":"x"},"#.repeat(40_000);
    let causes = format!(r#"{{"errorCode":"E1","errorSummary":"y","errorCauses":[{causes}{{}}]}}"#);
    let words = format!(
        r#"{{"error":"{}","error_description":"{}"}}"#,
        "e".repeat(300_000),
        "d ".repeat(200_000)
    );
    for body in [causes, words] {
        let (url, _received) = server(move |head, _| match is_org(head) {
            true => http("200 OK", "", ORG),
            false => http("400 Bad Request", "", &body),
        });
        let report = doctor_at(&url, &["--format", "json"]).out;
        assert!(report.contains("token_refused"), "{report}");
        assert!(report.len() < 64 << 10, "{}", report.len());
    }
}
