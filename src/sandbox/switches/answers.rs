//! Answers that nobody can read, or that are not Okta's.

use super::{Switch, switch, trouble};
use crate::sandbox::edge;
use crate::sandbox::exchange::Answer;
use crate::sandbox::org::{Outage, Place};
use crate::sandbox::token;

pub(super) static SWITCHES: &[Switch] = &[
    // Answers that nobody can read.
    switch("token_bad_json", "the token answer is broken JSON", |org| {
        let broken = || Answer {
            body: b"{\"token_type\":\"Bearer\",".to_vec(),
            ..json()
        };
        trouble(org, Place::Token, Outage::Answers(broken));
    }),
    switch(
        "token_wrong_shape",
        "the token answer is JSON of another shape",
        |org| {
            let list = || Answer {
                body: b"[]".to_vec(),
                ..json()
            };
            trouble(org, Place::Token, Outage::Answers(list));
        },
    ),
    switch(
        "token_missing",
        "the token answer is 200 without a token",
        |org| {
            let empty = || Answer::json(200, &token::without_token());
            trouble(org, Place::Token, Outage::Answers(empty));
        },
    ),
    switch(
        "token_empty",
        "the token answer is 200 with an empty body",
        |org| {
            trouble(org, Place::Token, Outage::Answers(|| Answer::empty(200)));
        },
    ),
    switch("invalid_utf8", "the token answer is not UTF-8", |org| {
        let bytes = || Answer {
            body: b"{\"error\":\"\xff\xfe\"}".to_vec(),
            ..json()
        };
        trouble(org, Place::Token, Outage::Answers(bytes));
    }),
    switch(
        "api_wrong_shape",
        "every read answers an object where a list belongs",
        |org| {
            let object = || Answer {
                body: b"{}".to_vec(),
                ..json()
            };
            trouble(org, Place::Api, Outage::Answers(object));
        },
    ),
    // In front of the org, or instead of it.
    switch("org_not_found", "the host is not an Okta org", |org| {
        org.edge = Some(edge::no_org)
    }),
    switch(
        "other_server",
        "the host is a web server, not Okta's",
        |org| org.edge = Some(edge::other_server),
    ),
    switch(
        "captive_portal",
        "a network's sign-in page answers instead of Okta",
        |org| {
            org.edge = Some(edge::captive_portal);
        },
    ),
    switch(
        "proxy_html",
        "a proxy refuses with a page of its own",
        |org| org.edge = Some(edge::proxy),
    ),
    switch("bad_gateway", "502 with a page of a gateway", |org| {
        org.edge = Some(edge::bad_gateway)
    }),
    switch("redirect", "every path redirects to another host", |org| {
        org.edge = Some(edge::redirect)
    }),
];

fn json() -> Answer {
    Answer::empty(200).with("content-type", "application/json")
}
