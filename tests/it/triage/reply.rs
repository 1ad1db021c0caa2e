//! The reply to a support case, the report in JSON, and `explain` of what Okta says.

use serde_json::Value;

use super::{account, say};
use crate::support::{Output, assert_fits_the_schema};

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
