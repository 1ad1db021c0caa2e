//! One switch per fault: its name, what it stands for, and what it changes in a healthy org.
//!
//! Where it can be, a switch changes the state of the org and leaves the answer to the checks.

use super::app::{RegisteredKey, Role};
use super::edge;
use super::exchange::Answer;
use super::org::{Org, Outage, Place};
use super::refusal::Refusal;
use super::token;
use super::words::{self, ApiWords};

/// A fault that the sandbox can have.
pub struct Switch {
    pub name: &'static str,
    /// One line, for lists.
    pub summary: &'static str,
    pub(super) set: fn(&mut Org),
}

const fn switch(name: &'static str, summary: &'static str, set: fn(&mut Org)) -> Switch {
    Switch { name, summary, set }
}

/// UTC+5:30 in seconds: a wrong time zone, as seen in the field.
const ZONE: i64 = 19_800;

pub(super) static SWITCHES: &[Switch] = &[
    // The app.
    switch(
        "dpop_required",
        "the app issues only DPoP-bound tokens",
        |org| {
            org.app.dpop_required = true;
        },
    ),
    switch(
        "no_admin_role",
        "the app has its scopes but no admin role: lists come back empty",
        |org| {
            org.app.role = Role::None;
        },
    ),
    switch(
        "no_admin_role_refused",
        "the same in an org that refuses instead: 403 on every read",
        |org| {
            org.app.role = Role::NoneRefused;
        },
    ),
    switch(
        "role_too_small",
        "the role sees users and groups, but not apps",
        |org| {
            org.app.role = Role::HelpDesk;
        },
    ),
    switch(
        "narrow_resource_set",
        "a custom role whose resource set covers some users and nothing else",
        |org| {
            org.app.role = Role::NarrowCustom;
        },
    ),
    switch(
        "scope_not_granted",
        "the last scope is not granted: Okta drops it in silence",
        |org| {
            org.app.granted.pop();
        },
    ),
    switch("no_scope_granted", "no scope is granted", |org| {
        org.app.granted.clear()
    }),
    switch(
        "scope_unknown",
        "the last scope does not exist in this org: Okta refuses the whole request",
        |org| {
            let last = org.app.granted.pop();
            org.unknown_scopes.extend(last);
        },
    ),
    switch(
        "wrong_client_id",
        "no app of this org has that client ID",
        |org| {
            "0oa9zz9zz9Zz9Zz9z5d7".clone_into(&mut org.app.client_id);
        },
    ),
    switch("app_inactive", "the app is deactivated", |org| {
        org.app.active = false
    }),
    switch(
        "wrong_app_type",
        "the app is a web app, not an API Services app",
        |org| {
            org.app.application_type = "web";
        },
    ),
    switch(
        "grant_type_not_allowed",
        "the app may not use client credentials",
        |org| {
            org.app.grant_types = vec!["authorization_code"];
        },
    ),
    switch(
        "client_secret_app",
        "the app authenticates with a client secret",
        |org| {
            org.app.auth_method = "client_secret_basic";
        },
    ),
    // Its keys.
    switch(
        "wrong_key",
        "another key is registered under the same kid",
        |org| {
            let other = org.signing_key.public().clone();
            for key in &mut org.app.keys {
                key.public = kept(&other);
            }
        },
    ),
    switch(
        "unknown_kid",
        "the key is registered under another kid",
        |org| {
            for key in &mut org.app.keys {
                "another-kid".clone_into(&mut key.kid);
            }
        },
    ),
    switch(
        "several_keys",
        "the app has a second key: harmless with a kid, refused without",
        |org| {
            add_second_key(org);
        },
    ),
    switch(
        "key_inactive",
        "the key is set Inactive, and another one is active",
        |org| {
            for key in &mut org.app.keys {
                key.active = false;
            }
            add_second_key(org);
        },
    ),
    switch(
        "key_for_encryption",
        "the key is registered for encryption",
        |org| {
            for key in &mut org.app.keys {
                key.used_for = "enc";
            }
        },
    ),
    switch(
        "jwks_not_configured",
        "no key was saved: Done without Save",
        |org| org.app.keys.clear(),
    ),
    switch(
        "jwks_uri_broken",
        "the keys come from a URL that Okta cannot read",
        |org| {
            org.app.broken_jwks_uri = true;
        },
    ),
    // The clock.
    switch(
        "clock_skew",
        "the org's clock is 19,800 s ahead of ours (UTC+5:30)",
        |org| org.clock_ahead = ZONE,
    ),
    switch(
        "clock_behind",
        "the org's clock is 19,800 s behind ours",
        |org| org.clock_ahead = -ZONE,
    ),
    switch(
        "assertion_expired",
        "Okta finds every assertion expired",
        |org| {
            org.assertion_refusal = Some(words::EXPIRED);
        },
    ),
    switch(
        "assertion_used",
        "Okta finds every assertion already used",
        |org| {
            org.assertion_refusal = Some(words::ASSERTION_USED);
        },
    ),
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
        "429 everywhere, with the time when it ends",
        |org| {
            org.outages.push((Place::Everywhere, Outage::RateLimited));
        },
    ),
    switch(
        "rate_limited_no_reset",
        "429 everywhere, without saying when it ends",
        |org| {
            org.outages
                .push((Place::Everywhere, Outage::RateLimitedSilently));
        },
    ),
    switch(
        "api_rate_limited",
        "429 on every read, after a good token",
        |org| {
            org.outages.push((Place::Api, Outage::RateLimited));
        },
    ),
    switch(
        "maintenance",
        "503 everywhere: Okta is in read-only mode",
        |org| {
            org.outages
                .push((Place::Everywhere, says(words::READ_ONLY_MODE)));
        },
    ),
    switch("token_server_error", "500 on the token request", |org| {
        let refusal = Refusal::Oauth(words::SERVER_ERROR);
        org.outages.push((Place::Token, Outage::Says(refusal)));
    }),
    switch("api_server_error", "500 on every read", |org| {
        org.outages.push((Place::Api, says(words::INTERNAL_ERROR)));
    }),
    switch(
        "org_deactivated",
        "the developer org is deactivated",
        |org| {
            org.outages
                .push((Place::Everywhere, says(words::ORG_DEACTIVATED)));
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
    // Answers that nobody can read.
    switch("token_bad_json", "the token answer is broken JSON", |org| {
        let broken = || Answer {
            body: b"{\"token_type\":\"Bearer\",".to_vec(),
            ..json()
        };
        org.outages.push((Place::Token, Outage::Answers(broken)));
    }),
    switch(
        "token_wrong_shape",
        "the token answer is JSON of another shape",
        |org| {
            let list = || Answer {
                body: b"[]".to_vec(),
                ..json()
            };
            org.outages.push((Place::Token, Outage::Answers(list)));
        },
    ),
    switch(
        "token_missing",
        "the token answer is 200 without a token",
        |org| {
            let empty = || Answer::json(200, &token::without_token());
            org.outages.push((Place::Token, Outage::Answers(empty)));
        },
    ),
    switch(
        "token_empty",
        "the token answer is 200 with an empty body",
        |org| {
            org.outages
                .push((Place::Token, Outage::Answers(|| Answer::empty(200))));
        },
    ),
    switch("invalid_utf8", "the token answer is not UTF-8", |org| {
        let bytes = || Answer {
            body: b"{\"error\":\"\xff\xfe\"}".to_vec(),
            ..json()
        };
        org.outages.push((Place::Token, Outage::Answers(bytes)));
    }),
    switch(
        "api_wrong_shape",
        "every read answers an object where a list belongs",
        |org| {
            let object = || Answer {
                body: b"{}".to_vec(),
                ..json()
            };
            org.outages.push((Place::Api, Outage::Answers(object)));
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
    // Not faults: what a client must read in either form.
    switch(
        "classic_engine",
        "not a fault: a Classic Engine org",
        |org| org.pipeline = "v1",
    ),
    switch(
        "super_admin",
        "not a fault: the app is Super Administrator",
        |org| org.app.role = Role::Super,
    ),
    switch(
        "keys_as_array",
        "not a fault: the app's keys are listed as an array",
        |org| org.keys_as_array = true,
    ),
];

fn says(words: ApiWords) -> Outage {
    Outage::Says(words.into())
}

fn json() -> Answer {
    Answer::empty(200).with("content-type", "application/json")
}

fn kept(
    public: &serde_json::Map<String, serde_json::Value>,
) -> serde_json::Map<String, serde_json::Value> {
    let members = ["kty", "n", "e"].into_iter();
    members
        .filter_map(|name| Some((name.to_owned(), public.get(name)?.clone())))
        .collect()
}

fn add_second_key(org: &mut Org) {
    let public = kept(org.signing_key.public());
    let key = RegisteredKey {
        kid: "second-key".to_owned(),
        public,
        active: true,
        used_for: "sig",
    };
    org.app.keys.push(key);
}
