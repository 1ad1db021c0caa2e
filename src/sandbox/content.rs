//! The objects in the sandbox's org: the few that every healthy org has.

use serde_json::{Value, json};

use super::app::AppRole;
use super::org::Org;

const SINCE: &str = "2026-01-15T09:00:00.000Z";

pub(super) fn users(_: &Org) -> Vec<Value> {
    let user = |id: &str, name: &str| {
        let login = format!("{name}@example.com");
        json!({"id": id, "status": "ACTIVE", "created": SINCE, "activated": SINCE, "lastUpdated": SINCE,
            "type": {"id": "oty1b2c3d4E5f6G7h8i9"},
            "profile": {"firstName": name, "lastName": "Example", "login": login, "email": login}})
    };
    vec![
        user("00u1b2c3d4E5f6G7h8i9", "ada"),
        user("00u2b2c3d4E5f6G7h8i9", "grace"),
    ]
}

/// Everyone is built in.
pub(super) fn groups(_: &Org) -> Vec<Value> {
    vec![
        json!({"id": "00g1b2c3d4E5f6G7h8i9", "created": SINCE, "lastUpdated": SINCE,
        "lastMembershipUpdated": SINCE, "objectClass": ["okta:user_group"], "type": "BUILT_IN",
        "profile": {"name": "Everyone", "description": "All users in your organization"}}),
    ]
}

/// The Admin Console is built in, and the service app is itself an app.
pub(super) fn apps(org: &Org) -> Vec<Value> {
    let app = |id: &str, name: &str, label: &str| {
        json!({"id": id, "name": name, "label": label, "status": "ACTIVE", "created": SINCE,
            "lastUpdated": SINCE, "signOnMode": "OPENID_CONNECT"})
    };
    vec![
        app("0oa1b2c3d4E5f6G7h8i9", "saasure", "Okta Admin Console"),
        app(&org.app.client_id, "oidc_client", "okta-cc sandbox"),
    ]
}

pub(super) fn logs(org: &Org) -> Vec<Value> {
    vec![
        json!({"uuid": "5f3c1e2a-0000-11f0-8000-000000000001", "published": SINCE,
        "eventType": "app.oauth2.token.grant.access_token", "severity": "INFO",
        "displayMessage": "OAuth2 access token is granted", "outcome": {"result": "SUCCESS"},
        "actor": {"id": org.app.client_id, "type": "PublicClientApp"}}),
    ]
}

pub(super) fn policies(_: &Org) -> Vec<Value> {
    vec![
        json!({"id": "00p1b2c3d4E5f6G7h8i9", "status": "ACTIVE", "name": "Default Policy",
        "priority": 1, "system": true, "type": "OKTA_SIGN_ON", "created": SINCE, "lastUpdated": SINCE}),
    ]
}

pub(super) fn org(_: &Org, _: &str) -> Value {
    json!({"id": ORG_ID, "subdomain": "dev-12345678", "companyName": "okta-cc sandbox",
        "status": "ACTIVE", "expiresAt": null, "created": SINCE, "lastUpdated": SINCE})
}

pub(super) const ORG_ID: &str = "00o1b2c3d4E5f6G7h8i9";

/// Not an array, and empty in an org without custom roles.
pub(super) fn custom_roles(_: &Org, origin: &str) -> Value {
    json!({"roles": [], "_links": {"self": {"href": format!("{origin}/api/v1/iam/roles")}}})
}

/// The ids of standard roles are the base32 of their type.
pub(super) fn client_roles(org: &Org, origin: &str) -> Value {
    let assignee = format!("{origin}/oauth2/v1/clients/{}", org.app.client_id);
    let standard = |id: &str, label: &str, kind: &str| {
        json!([{"id": id, "label": label, "type": kind, "status": "ACTIVE", "created": SINCE,
            "lastUpdated": SINCE, "assignmentType": "CLIENT",
            "_links": {"assignee": {"href": assignee}}}])
    };
    match org.app.role {
        AppRole::None | AppRole::NoneRefused => json!([]),
        AppRole::HelpDesk => standard(
            "JBCUYUC7IRCVGS27IFCE2SKO",
            "Help Desk Administrator",
            "HELP_DESK_ADMIN",
        ),
        AppRole::ReadOnly => standard(
            "KJCUCRC7J5HEYWK7IFCE2SKO",
            "Read-only Administrator",
            "READ_ONLY_ADMIN",
        ),
        AppRole::Super => standard("KNKVARKSL5AUITKJJY", "Super Administrator", "SUPER_ADMIN"),
        AppRole::NarrowCustom => json!([{"id": "irb1b2c3d4E5f6G7h8i9", "label": "view_minimal",
            "type": "CUSTOM", "status": "ACTIVE", "created": SINCE, "lastUpdated": SINCE,
            "assignmentType": "CLIENT", "resource-set": "iam1b2c3d4E5f6G7h8i9",
            "role": "cr01b2c3d4E5f6G7h8i9", "_links": {"assignee": {"href": assignee}}}]),
    }
}

/// The documented example is an object, the schema of the same operation says array.
pub(super) fn keys(org: &Org, _: &str) -> Value {
    let key = |(place, key): (usize, &super::app::AppKey)| {
        let mut shown = json!({
            "id": format!("pks{place}b2c3d4E5f6G7h8i9"),
            "kid": key.kid,
            "use": key.used_for,
            "status": if key.active { "ACTIVE" } else { "INACTIVE" },
            "created": SINCE,
            "lastUpdated": SINCE,
        });
        for (name, value) in &key.public {
            shown[name] = value.clone();
        }
        shown
    };
    let keys: Vec<_> = org.app.keys.iter().enumerate().map(key).collect();
    if org.keys_as_array {
        json!(keys)
    } else {
        json!({"jwks": {"keys": keys}})
    }
}
