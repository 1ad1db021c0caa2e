//! The documents that need no authentication and have no rate limit.

use serde_json::{Value, json};

use super::content::ORG_ID;
use super::org::Org;

pub(super) fn document(org: &Org, path: &str, origin: &str) -> Option<Value> {
    match path {
        "/.well-known/okta-organization" => Some(organization(org, origin)),
        "/.well-known/oauth-authorization-server" => Some(authorization_server(origin)),
        "/oauth2/v1/keys" => Some(keys(org)),
        _ => None,
    }
}

fn organization(org: &Org, origin: &str) -> Value {
    json!({
        "id": ORG_ID,
        "cell": "op1",
        "_links": {"organization": {"href": origin}},
        // idx is Identity Engine, v1 is Classic Engine.
        "pipeline": org.pipeline,
        "settings": {"analyticsCollectionEnabled": false, "bugReportingEnabled": true, "omEnabled": false},
    })
}

/// RFC 8414. The real list of scopes is longer, and incomplete as well: presence proves, absence does not.
fn authorization_server(origin: &str) -> Value {
    json!({
        "issuer": origin,
        "authorization_endpoint": format!("{origin}/oauth2/v1/authorize"),
        "token_endpoint": format!("{origin}/oauth2/v1/token"),
        "registration_endpoint": format!("{origin}/oauth2/v1/clients"),
        "jwks_uri": format!("{origin}/oauth2/v1/keys"),
        "response_types_supported": ["code", "token", "id_token"],
        "grant_types_supported": ["authorization_code", "implicit", "refresh_token", "password", "client_credentials"],
        "subject_types_supported": ["public"],
        "scopes_supported": [
            "okta.users.manage", "okta.users.read", "okta.users.read.self", "okta.groups.manage", "okta.groups.read",
            "okta.apps.manage", "okta.apps.read", "okta.logs.read", "okta.policies.manage", "okta.policies.read",
            "okta.orgs.manage", "okta.orgs.read", "okta.roles.manage", "okta.roles.read",
            "openid", "profile", "email", "address", "phone", "offline_access", "groups",
        ],
        "token_endpoint_auth_methods_supported": [
            "client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "none",
        ],
        "dpop_signing_alg_values_supported": super::signature::ALGORITHMS,
    })
}

fn keys(org: &Org) -> Value {
    let mut key = org.signing_key.public().clone();
    key.insert("kid".to_owned(), json!(super::signature::SigningKey::KID));
    key.insert("use".to_owned(), json!("sig"));
    key.insert("alg".to_owned(), json!("RS256"));
    json!({"keys": [key]})
}
