//! What the org refuses although app and key are right: policies, limits, outages.

use super::{Switch, once, switch, trouble};
use crate::sandbox::org::{Outage, Place};
use crate::sandbox::refusal::Refusal;
use crate::sandbox::words::{self, ApiWords};

pub(super) static SWITCHES: &[Switch] = &[
    // Policies.
    switch(
        "policy_denied",
        "an access policy refuses the client",
        |org| {
            org.policy_refusal = Some(words::POLICY_REFUSES);
        },
    ),
    switch(
        "network_zone",
        "the client is outside its permitted network zones",
        |org| {
            org.policy_refusal = Some(words::ZONE_REFUSES);
        },
    ),
    // Limits and outages.
    switch(
        "rate_limited",
        "429 on tokens and reads, with the time when it ends",
        |org| {
            trouble(org, Place::Limited, Outage::RateLimited(Some(30)));
        },
    ),
    switch(
        "rate_limited_no_reset",
        "429 on tokens and reads, without saying when it ends",
        |org| {
            trouble(org, Place::Limited, Outage::RateLimited(None));
        },
    ),
    switch(
        "rate_limited_once",
        "429 on the first token request, for two seconds",
        |org| {
            once(org, Place::Token, Outage::RateLimited(Some(2)));
        },
    ),
    switch(
        "api_rate_limited",
        "429 on every read, after a good token",
        |org| {
            trouble(org, Place::Api, Outage::RateLimited(Some(30)));
        },
    ),
    switch(
        "maintenance",
        "503 everywhere: Okta is in read-only mode",
        |org| {
            trouble(org, Place::Everywhere, says(words::READ_ONLY_MODE));
        },
    ),
    switch("token_server_error", "500 on the token request", |org| {
        let refusal = Refusal::Oauth(words::SERVER_ERROR);
        trouble(org, Place::Token, Outage::Says(refusal));
    }),
    switch(
        "token_server_error_once",
        "500 on the first token request",
        |org| {
            let refusal = Refusal::Oauth(words::SERVER_ERROR);
            once(org, Place::Token, Outage::Says(refusal));
        },
    ),
    switch("api_server_error", "500 on every read", |org| {
        trouble(org, Place::Api, says(words::INTERNAL_ERROR));
    }),
    switch(
        "org_deactivated",
        "the developer org is deactivated",
        |org| {
            trouble(org, Place::Everywhere, says(words::ORG_DEACTIVATED));
        },
    ),
    // The API and the token.
    switch(
        "feature_off",
        "the org does not have the feature of the endpoint",
        |org| {
            org.api_refusal = Some(words::FEATURE_OFF);
        },
    ),
    switch(
        "api_invalid_session",
        "the endpoint wants a session, not an OAuth token",
        |org| {
            org.api_refusal = Some(words::INVALID_SESSION);
        },
    ),
    switch(
        "api_token_refused",
        "the API finds the token invalid",
        |org| {
            org.api_refusal = Some(words::TOKEN_REFUSED);
        },
    ),
];

fn says(words: ApiWords) -> Outage {
    Outage::Says(words.into())
}
