//! The endpoints that a diagnosis asks, and what their answers must hold.

/// Says whether a host is an Okta org; needs no authentication.
pub const ORGANIZATION: &str = "/.well-known/okta-organization";
/// Of the org authorization server, the only one that issues `okta.*` scopes.
pub const TOKEN: &str = "/oauth2/v1/token";

/// The admin roles of an app, with `okta.roles.read`. `[]` proves that it has none; a 403 proves nothing, since the
/// Read-only Administrator may not look at roles.
pub fn client_roles(client_id: &str) -> String {
    format!("/oauth2/v1/clients/{client_id}/roles")
}

/// The public keys of an app, with `okta.apps.read`.
pub fn client_keys(client_id: &str) -> String {
    format!("/api/v1/apps/{client_id}/credentials/jwks")
}

/// A list that is never empty in a healthy org: the creator of the app administers the org, the group Everyone is built in,
/// and the service app is itself an app. An empty answer means that the token's app may see nothing.
#[derive(Debug)]
pub struct NeverEmptyList {
    /// What is listed, in the plural.
    pub what: &'static str,
    pub path: &'static str,
    pub query: &'static str,
    /// Either of these scopes allows the read; a `manage` includes its `read`.
    pub scopes: [&'static str; 2],
}

pub static NEVER_EMPTY_LISTS: [NeverEmptyList; 3] = [
    NeverEmptyList {
        what: "users",
        path: "/api/v1/users",
        query: "limit=1",
        scopes: ["okta.users.read", "okta.users.manage"],
    },
    NeverEmptyList {
        what: "groups",
        path: "/api/v1/groups",
        query: "limit=1",
        scopes: ["okta.groups.read", "okta.groups.manage"],
    },
    NeverEmptyList {
        what: "apps",
        path: "/api/v1/apps",
        query: "limit=1",
        scopes: ["okta.apps.read", "okta.apps.manage"],
    },
];

/// Stands for a call that only a pasted text shows; its own request says which.
pub static OTHER_CALL: NeverEmptyList = NeverEmptyList {
    what: "other things",
    path: "/api/v1/",
    query: "",
    scopes: ["okta.users.read", "okta.users.manage"],
};
