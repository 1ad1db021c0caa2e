//! The endpoints that a diagnosis calls, and the lists among them that are never empty in a healthy org.

/// Says whether a host is an Okta org; needs no authentication.
pub const ORGANIZATION: &str = "/.well-known/okta-organization";
/// The token endpoint of the org authorization server, the only server that issues `okta.*` scopes.
pub const TOKEN: &str = "/oauth2/v1/token";

/// The admin roles of an app; takes `okta.roles.read`. `[]` proves that it has none; a 403 proves nothing, since the
/// Read-only Administrator may not look at roles.
pub fn client_roles(client_id: &str) -> String {
    format!("/oauth2/v1/clients/{client_id}/roles")
}

/// The public keys of an app; takes `okta.apps.read`.
pub fn client_keys(client_id: &str) -> String {
    format!("/api/v1/apps/{client_id}/credentials/jwks")
}

/// A list that is never empty in a healthy org: the creator of the app is a user, the group Everyone is built in, and
/// the service app is itself an app. An empty answer means that the app has no permission to see any of it.
#[derive(Debug)]
pub struct NeverEmptyList {
    /// What the list holds, in the plural: "users".
    pub what: &'static str,
    pub path: &'static str,
    pub query: &'static str,
    /// Either of these scopes allows the read; a `manage` includes its `read`.
    pub scopes: [&'static str; 2],
}

macro_rules! lists {
    ($($what:literal $path:literal $query:literal $read:literal $manage:literal;)*) => {
        [$(NeverEmptyList { what: $what, path: $path, query: $query, scopes: [$read, $manage] }),*]
    };
}

pub static NEVER_EMPTY_LISTS: [NeverEmptyList; 3] = lists! {
    "users" "/api/v1/users" "limit=1" "okta.users.read" "okta.users.manage";
    "groups" "/api/v1/groups" "limit=1" "okta.groups.read" "okta.groups.manage";
    "apps" "/api/v1/apps" "limit=1" "okta.apps.read" "okta.apps.manage";
};
