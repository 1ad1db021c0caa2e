//! What is wrong with the app: its kind, its scopes, its admin role.

use super::{Switch, switches};
use crate::sandbox::app::AppRole;

pub(super) static SWITCHES: &[Switch] = switches! {
    // The app.
    dpop_required "the app issues only DPoP-bound tokens" |org| org.app.dpop_required = true;
    no_admin_role "the app has its scopes but no admin role: lists come back empty" |org| org.app.role = AppRole::None;
    no_admin_role_refused "the same in an org that refuses instead: 403 on every read"
        |org| org.app.role = AppRole::NoneRefused;
    role_too_small "the role sees users and groups, but not apps" |org| org.app.role = AppRole::HelpDesk;
    narrow_resource_set "a custom role whose resource set covers some users and nothing else"
        |org| org.app.role = AppRole::NarrowCustom;
    scope_not_granted "the last scope is not granted: Okta drops it in silence" |org| org.app.granted.pop();
    no_scope_granted "no scope is granted" |org| org.app.granted.clear();
    scope_unknown "the last scope does not exist in this org: Okta refuses the whole request" |org| {
        let last = org.app.granted.pop();
        org.unknown_scopes.extend(last);
    };
    wrong_client_id "no app of this org has that client ID"
        |org| "0oa9zz9zz9Zz9Zz9z5d7".clone_into(&mut org.app.client_id);
    app_inactive "the app is deactivated" |org| org.app.active = false;
    wrong_app_type "the app is a web app, not an API Services app" |org| org.app.application_type = "web";
    grant_type_not_allowed "the app may not use client credentials"
        |org| org.app.grant_types = vec!["authorization_code"];
    client_secret_app "the app authenticates with a client secret" |org| org.app.auth_method = "client_secret_basic";
    // Not faults: what a client must read in either form.
    classic_engine "not a fault: a Classic Engine org" |org| org.pipeline = "v1";
    super_admin "not a fault: the app is Super Administrator" |org| org.app.role = AppRole::Super;
    keys_as_array "not a fault: the app's keys are listed as an array" |org| org.keys_as_array = true;
};
