//! Answers that cannot be read, or that are not Okta's.

use super::{Switch, switches, trouble};
use crate::sandbox::exchange::OrgAnswer;
use crate::sandbox::intermediary;
use crate::sandbox::org::{Affected, Outage};
use crate::sandbox::token;

pub(super) static SWITCHES: &[Switch] = switches! {
    // Answers that nobody can read.
    token_bad_json "the token answer is broken JSON"
        |org| trouble(org, Affected::Token, Outage::Answers(|| OrgAnswer::json(200, br#"{"token_type":"Bearer","#)));
    token_wrong_shape "the token answer is JSON of another shape"
        |org| trouble(org, Affected::Token, Outage::Answers(|| OrgAnswer::json(200, "[]")));
    token_missing "the token answer is 200 without a token"
        |org| trouble(org, Affected::Token, Outage::Answers(|| OrgAnswer::json(200, token::without_token())));
    token_empty "the token answer is 200 with an empty body"
        |org| trouble(org, Affected::Token, Outage::Answers(|| OrgAnswer::empty(200)));
    invalid_utf8 "the token answer is not UTF-8"
        |org| trouble(org, Affected::Token, Outage::Answers(|| OrgAnswer::json(200, b"{\"error\":\"\xff\xfe\"}")));
    api_wrong_shape "every read answers an object where a list belongs"
        |org| trouble(org, Affected::Api, Outage::Answers(|| OrgAnswer::json(200, "{}")));
    // In front of the org, or instead of it.
    org_not_found "the host is not an Okta org" |org| org.intermediary = Some(intermediary::no_org);
    other_server "the host is a web server, not Okta's" |org| org.intermediary = Some(intermediary::other_server);
    captive_portal "a network's sign-in page answers instead of Okta" |org| org.intermediary = Some(intermediary::captive_portal);
    proxy_html "a proxy refuses with a page of its own" |org| org.intermediary = Some(intermediary::proxy);
    bad_gateway "502 with a page of a gateway" |org| org.intermediary = Some(intermediary::bad_gateway);
    redirect "every path redirects to another host" |org| org.intermediary = Some(intermediary::redirect);
};
