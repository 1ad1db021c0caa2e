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
