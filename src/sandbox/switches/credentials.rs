//! What is wrong with the keys and the clock: why an assertion is refused.

use serde_json::{Map, Value};

use super::{Switch, switches};
use crate::sandbox::app::AppKey;
use crate::sandbox::org::Org;
use crate::sandbox::words;

/// UTC+5:30 in seconds: a wrong time zone, as seen in the field.
const ZONE: i64 = 19_800;

pub(super) static SWITCHES: &[Switch] = switches! {
    // Its keys.
    wrong_key "another key is registered under the same kid" |org| {
        let other = org.signing_key.public().clone();
        for key in &mut org.app.keys {
            key.public = kept(&other);
        }
    };
    unknown_kid "the key is registered under another kid" |org| {
        for key in &mut org.app.keys {
            "another-kid".clone_into(&mut key.kid);
        }
    };
    several_keys "the app has a second key: harmless with a kid, refused without" |org| add_second_key(org);
    key_inactive "the key is set Inactive, and another one is active" |org| {
        for key in &mut org.app.keys {
            key.active = false;
        }
        add_second_key(org);
    };
    key_for_encryption "the key is registered for encryption" |org| {
        for key in &mut org.app.keys {
            key.used_for = "enc";
        }
    };
    jwks_not_configured "no key was saved: Done without Save" |org| org.app.keys.clear();
    jwks_uri_broken "the keys come from a URL that Okta cannot read" |org| org.app.broken_jwks_uri = true;
    // The clock.
    clock_skew "the org's clock is 19,800 s ahead of ours (UTC+5:30)" |org| org.clock_ahead = ZONE;
    clock_behind "the org's clock is 19,800 s behind ours" |org| org.clock_ahead = -ZONE;
    assertion_expired "Okta finds every assertion expired" |org| org.assertion_refusal = Some(words::EXPIRED);
    assertion_used "Okta finds every assertion already used"
        |org| org.assertion_refusal = Some(words::ASSERTION_USED);
};

fn kept(public: &Map<String, Value>) -> Map<String, Value> {
    let members = ["kty", "n", "e"].into_iter();
    members
        .filter_map(|name| Some((name.to_owned(), public.get(name)?.clone())))
        .collect()
}

fn add_second_key(org: &mut Org) {
    let public = kept(org.signing_key.public());
    let key = AppKey {
        kid: "second-key".to_owned(),
        public,
        active: true,
        used_for: "sig",
    };
    org.app.keys.push(key);
}
