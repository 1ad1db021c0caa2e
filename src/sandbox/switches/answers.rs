//! Answers that cannot be read, or that are not Okta's.

use super::{Switch, switches, trouble};
use crate::sandbox::edge;
use crate::sandbox::exchange::Answer;
use crate::sandbox::org::{Outage, Place};
use crate::sandbox::token;

pub(super) static SWITCHES: &[Switch] = switches! {
    // Answers that cannot be read.
    token_bad_json "the token answer is broken JSON" |org| {
        let broken = || Answer {
            body: b"{\"token_type\":\"Bearer\",".to_vec(),
            ..json()
        };
        trouble(org, Place::Token, Outage::Answers(broken));
    };
    token_wrong_shape "the token answer is JSON of another shape" |org| {
        let list = || Answer {
            body: b"[]".to_vec(),
            ..json()
        };
        trouble(org, Place::Token, Outage::Answers(list));
    };
    token_missing "the token answer is 200 without a token" |org| {
        let empty = || Answer::json(200, &token::without_token());
        trouble(org, Place::Token, Outage::Answers(empty));
    };
    token_empty "the token answer is 200 with an empty body"
        |org| trouble(org, Place::Token, Outage::Answers(|| Answer::empty(200)));
    invalid_utf8 "the token answer is not UTF-8" |org| {
        let bytes = || Answer {
            body: b"{\"error\":\"\xff\xfe\"}".to_vec(),
            ..json()
        };
        trouble(org, Place::Token, Outage::Answers(bytes));
    };
    api_wrong_shape "every read answers an object where a list belongs" |org| {
        let object = || Answer {
            body: b"{}".to_vec(),
            ..json()
        };
        trouble(org, Place::Api, Outage::Answers(object));
    };
    // In front of the org, or instead of it.
    org_not_found "the host is not an Okta org" |org| org.edge = Some(edge::no_org);
    other_server "the host is a web server, not Okta's" |org| org.edge = Some(edge::other_server);
    captive_portal "a network's sign-in page answers instead of Okta" |org| org.edge = Some(edge::captive_portal);
    proxy_html "a proxy refuses with a page of its own" |org| org.edge = Some(edge::proxy);
    bad_gateway "502 with a page of a gateway" |org| org.edge = Some(edge::bad_gateway);
    redirect "every path redirects to another host" |org| org.edge = Some(edge::redirect);
};

fn json() -> Answer {
    Answer::empty(200).with("content-type", "application/json")
}
