//! The management API: its paths, the scopes that they require, and what they return.

use serde_json::Value;

use super::access::{self, Needed};
use super::content;
use super::exchange::{OrgAnswer, OrgRequest};
use super::org::Org;
use super::refusal::OrgRefusal;
use super::role::{Area, Sight};
use super::words;

/// An endpoint that the sandbox knows.
pub(super) struct Endpoint {
    /// `{}` matches one path segment.
    pub path: &'static str,
    area: Area,
    needed: Needed,
    /// Requests a minute (recorded on developer and Integrator orgs).
    pub limit: u32,
    content: Content,
}

enum Content {
    /// A list; a role that may not see it gets `[]`.
    List(fn(&Org) -> Vec<Value>),
    /// One object; the last parameter is the caller's view of the org's URL.
    Object(fn(&Org, &str) -> Value),
    /// Of one app, which must be ours.
    OfApp(&'static str, fn(&Org, &str) -> Value),
}

/// A row each: the path, the part of the org, requests a minute, the scopes of which any opens it with the one that the
/// challenge names, and what is there. (`cargo fmt` leaves the table alone.)
macro_rules! endpoints {
    ($($path:literal $area:ident $limit:literal [$($scope:literal)*] $named:literal $content:expr;)*) => {
        &[$(Endpoint {
            path: $path,
            area: Area::$area,
            needed: Needed { scopes: &[$($scope),*], named: $named },
            limit: $limit,
            content: $content,
        }),*]
    };
}

/// A `manage` scope includes the `read` of its family.
/// Source: <https://developer.okta.com/docs/guides/implement-oauth-for-okta/main/>.
static ENDPOINTS: &[Endpoint] = endpoints! {
    // The challenge of this path names the smallest scope of the family, as recorded.
    "/api/v1/users" Users 300 ["okta.users.read" "okta.users.manage"] "okta.users.read.self"
        Content::List(content::users);
    "/api/v1/groups" Groups 250 ["okta.groups.read" "okta.groups.manage"] "okta.groups.read"
        Content::List(content::groups);
    "/api/v1/apps" Apps 50 ["okta.apps.read" "okta.apps.manage"] "okta.apps.read"
        Content::List(content::apps);
    "/api/v1/apps/{}/credentials/jwks" Apps 50 ["okta.apps.read" "okta.apps.manage"] "okta.apps.read"
        Content::OfApp("AppInstance", content::keys);
    "/api/v1/devices" Devices 50 ["okta.devices.read" "okta.devices.manage"] "okta.devices.read"
        Content::List(|_| Vec::new());
    "/api/v1/logs" Logs 60 ["okta.logs.read"] "okta.logs.read" Content::List(content::logs);
    "/api/v1/policies" Policies 50 ["okta.policies.read" "okta.policies.manage"] "okta.policies.read"
        Content::List(content::policies);
    "/api/v1/org" Org 100 ["okta.orgs.read" "okta.orgs.manage"] "okta.orgs.read" Content::Object(content::org);
    "/api/v1/iam/roles" Roles 100 ["okta.roles.read" "okta.roles.manage"] "okta.roles.read"
        Content::Object(content::custom_roles);
    "/oauth2/v1/clients/{}/roles" Roles 50 ["okta.roles.read" "okta.roles.manage"] "okta.roles.read"
        Content::OfApp("PublicClientApp", content::client_roles);
};

pub(super) fn endpoint(path: &str) -> Option<&'static Endpoint> {
    ENDPOINTS.iter().find(|endpoint| fits(endpoint.path, path))
}

fn fits(template: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(want), Some(have)) if want == have || (want == "{}" && !have.is_empty()) => {}
            _ => return false,
        }
    }
}

pub(super) fn answer(
    org: &mut Org,
    endpoint: &Endpoint,
    request: &OrgRequest,
    now: i64,
) -> Result<OrgAnswer, OrgRefusal> {
    if request.method != "GET" {
        return Err(words::METHOD_UNKNOWN.into());
    }
    access::check(org, request, &endpoint.needed, now)?;
    if let Some(refusal) = org.api_refusal {
        return Err(refusal.into());
    }
    let sight = org.app.role.sees(endpoint.area);
    if sight == Sight::Refused {
        return Err(words::ACCESS_DENIED.into());
    }
    match endpoint.content {
        Content::List(_) if sight == Sight::Nothing => Ok(list(request, Vec::new())),
        Content::List(items) => Ok(list(request, items(org))),
        Content::Object(make) => Ok(OrgAnswer::json(
            200,
            make(org, &request.origin()).to_string(),
        )),
        Content::OfApp(kind, make) => {
            let id = request.path.split('/').nth(4).unwrap_or_default();
            if id != org.app.client_id || sight == Sight::Nothing {
                let id = id.to_owned();
                return Err(OrgRefusal::NotFound { id, kind });
            }
            Ok(OrgAnswer::json(
                200,
                make(org, &request.origin()).to_string(),
            ))
        }
    }
}

/// `limit` cuts the list; a longer one has a second `Link` (RFC 8288).
fn list(request: &OrgRequest, mut items: Vec<Value>) -> OrgAnswer {
    let url = request.url();
    let limit = request
        .query_value("limit")
        .and_then(|limit| limit.parse().ok());
    let query = match limit {
        Some(limit) => format!("limit={limit}"),
        None => "limit=200".to_owned(),
    };
    let limit: usize = limit.unwrap_or(200);
    let next = (items.len() > limit)
        .then(|| items[..limit].last())
        .flatten();
    let next = next.and_then(|last| last["id"].as_str()).map(str::to_owned);
    items.truncate(limit);
    let answer = OrgAnswer::json(200, Value::Array(items).to_string())
        .with("link", format!("<{url}?{query}>; rel=\"self\""));
    match next {
        Some(after) => answer.with(
            "link",
            format!("<{url}?after={after}&{query}>; rel=\"next\""),
        ),
        None => answer,
    }
}
