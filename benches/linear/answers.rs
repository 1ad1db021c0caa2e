//! What a server can answer to the request for a token, read and judged.

use std::hint::black_box;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::input::{entries, from_variables, no_files};
use okta_cc::model::connection::{Connection, Origin};
use okta_cc::model::conversation::{Conversation, Exchange, Reply, Request, Step, Turn};
use okta_cc::model::redact::Secrets;
use okta_cc::repair::RULESET;
use okta_cc::tools::NANGO;

use crate::Kind;
use crate::texts::repeated;

const GOOD: &str = include_str!("../../fixtures/good.env");

/// In bytes. Four times this is less than an answer may have.
const BODY: usize = 200_000;

/// Status, name of the kind, what stands before, what is repeated (`#`: another number each time), what stands behind.
const ANSWERS: [(u16, &str, &str, &str, &str); 12] = [
    (
        200,
        "answer: scopes",
        r#"{"access_token":"a","token_type":"Bearer","scope":""#,
        "okta.s#.read ",
        r#""}"#,
    ),
    (
        200,
        "answer: the same scope",
        r#"{"access_token":"a","token_type":"Bearer","scope":""#,
        "a ",
        r#""}"#,
    ),
    (
        200,
        "answer: duplicate members",
        "{",
        r#""access_token":"abcdefgh#","#,
        r#""token_type":"Bearer"}"#,
    ),
    (
        200,
        "answer: members",
        "{",
        r#""a#":"b","#,
        r#""access_token":"a"}"#,
    ),
    (
        200,
        "answer: a long token",
        r#"{"token_type":"Bearer","access_token":""#,
        "aB3",
        r#""}"#,
    ),
    (
        200,
        "answer: tokens",
        r#"{"token_type":"Bearer","access_token":"a","x":""#,
        "eyJhbGciOiJSUzI1NiJ9 ",
        r#""}"#,
    ),
    (
        200,
        "answer: escapes",
        r#"{"token_type":"Bearer","access_token":""#,
        "\\u0041",
        r#""}"#,
    ),
    (200, "answer: lists", "", "[", ""),
    (200, "answer: HTML", "", "<p>a</p>", ""),
    (
        403,
        "refusal: causes",
        r#"{"errorCode":"E0000006","errorSummary":"x","errorCauses":["#,
        r#"{"errorSummary":"a"},"#,
        "{}]}",
    ),
    (
        400,
        "refusal: words",
        r#"{"error":"invalid_client","error_description":""#,
        "The scope ",
        r#""}"#,
    ),
    (
        400,
        "refusal: escaped words",
        r#"{"error":"invalid_client","error_description":""#,
        "\\n\\u0041",
        r#""}"#,
    ),
];

pub(crate) fn kinds() -> Vec<Kind> {
    let kinds = ANSWERS
        .into_iter()
        .map(|(status, name, head, piece, tail)| {
            let prepare = move |size| -> Box<dyn Fn()> {
                let connection = good();
                let body = format!("{head}{}{tail}", repeated(piece, size));
                Box::new(move || judge(&connection, status, black_box(&body)))
            };
            Kind {
                name,
                size: BODY,
                prepare: Box::new(prepare),
            }
        });
    kinds.collect()
}

fn good() -> Connection {
    let variables = entries(GOOD).into_iter().map(|entry| {
        let origin = Origin::start_of("good.env");
        (entry.name.to_owned(), entry.value, origin)
    });
    let given = from_variables(variables, &no_files).expect("readable variables");
    given.into_connection(Origin::NotGiven)
}

/// As a run does it with an answer.
fn judge(connection: &Connection, status: u16, body: &str) {
    let mut secrets = Secrets::default();
    secrets.learn("Zq3vB0r7mNw8-xKp2LdTfHs5Yc_JgUaE4iRoVnQt6X");
    let headers = vec![("content-type".into(), "application/json".into())];
    let mut reply = Reply::kept(status, headers, body);
    secrets.scrub_reply(&mut reply);
    let exchange = Exchange::new(Step::Token, Request::default(), reply, 0.0, 1);
    let mut conversation = Conversation::default();
    conversation.record(Step::Token, Turn::Answered(exchange));
    let evidence = Evidence::new(connection, &NANGO, Some(&conversation));
    black_box(Report::new(RULESET, &evidence));
}
