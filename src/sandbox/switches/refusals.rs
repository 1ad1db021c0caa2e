//! What the org refuses although app and key are right: policies, limits, outages.

use super::{Switch, once, switches, trouble};
use crate::sandbox::org::{Affected, Outage};
use crate::sandbox::refusal::OrgRefusal;
use crate::sandbox::words;

pub(super) static SWITCHES: &[Switch] = switches! {
    // Policies.
    policy_denied "an access policy refuses the client" |org| org.policy_refusal = Some(words::POLICY_REFUSES);
    network_zone "the client is outside its permitted network zones"
        |org| org.policy_refusal = Some(words::ZONE_REFUSES);
    // Limits and outages.
    rate_limited "429 on tokens and reads, with the time when it ends"
        |org| trouble(org, Affected::Limited, Outage::RateLimited(Some(30)));
    rate_limited_no_reset "429 on tokens and reads, without saying when it ends"
        |org| trouble(org, Affected::Limited, Outage::RateLimited(None));
    rate_limited_once "429 on the first token request, for two seconds"
        |org| once(org, Affected::Token, Outage::RateLimited(Some(2)));
    api_rate_limited "429 on every read, after a good token"
        |org| trouble(org, Affected::Api, Outage::RateLimited(Some(30)));
    maintenance "503 everywhere: Okta is in read-only mode"
        |org| trouble(org, Affected::Everywhere, says(words::READ_ONLY_MODE));
    token_server_error "500 on the token request" |org| trouble(org, Affected::Token, says(words::SERVER_ERROR));
    token_server_error_once "500 on the first token request"
        |org| once(org, Affected::Token, says(words::SERVER_ERROR));
    api_server_error "500 on every read" |org| trouble(org, Affected::Api, says(words::INTERNAL_ERROR));
    org_deactivated "the developer org is deactivated"
        |org| trouble(org, Affected::Everywhere, says(words::ORG_DEACTIVATED));
    // The API and the token.
    feature_off "the org does not have the feature of the endpoint" |org| org.api_refusal = Some(words::FEATURE_OFF);
    api_invalid_session "the endpoint wants a session, not an OAuth token"
        |org| org.api_refusal = Some(words::INVALID_SESSION);
    api_token_refused "the API finds the token invalid" |org| org.api_refusal = Some(words::TOKEN_REFUSED);
};

fn says(words: impl Into<OrgRefusal>) -> Outage {
    Outage::Says(words.into())
}
