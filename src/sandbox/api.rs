//! The management API: which paths there are, what they ask for, and what is in them.

use serde_json::Value;

use super::access::{self, Needed};
use super::content;
use super::exchange::{Answer, Request};
use super::org::Org;
use super::refusal::Refusal;
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
    /// A list: what a blind role gets is `[]`.
    List(fn(&Org) -> Vec<Value>),
    /// One object; the last parameter is the caller's view of the org's URL.
    Object(fn(&Org, &str) -> Value),
    /// Of one app, which must be ours.
    OfApp(&'static str, fn(&Org, &str) -> Value),
}

const fn needs(scopes: &'static [&'static str], named: &'static str) -> Needed {
    Needed { scopes, named }
}

/// A `manage` scope includes the `read` of its family.
/// Source: <https://developer.okta.com/docs/guides/implement-oauth-for-okta/main/>.
static ENDPOINTS: [Endpoint; 10] = [
    Endpoint {
        path: "/api/v1/users",
        area: Area::Users,
        // The challenge of this path names the smallest scope of the family, as recorded.
        needed: needs(
            &["okta.users.read", "okta.users.manage"],
            "okta.users.read.self",
        ),
        limit: 300,
        content: Content::List(content::users),
    },
    Endpoint {
        path: "/api/v1/groups",
        area: Area::Groups,
        needed: needs(
            &["okta.groups.read", "okta.groups.manage"],
            "okta.groups.read",
        ),
        limit: 250,
        content: Content::List(content::groups),
    },
    Endpoint {
        path: "/api/v1/apps",
        area: Area::Apps,
        needed: needs(&["okta.apps.read", "okta.apps.manage"], "okta.apps.read"),
        limit: 50,
        content: Content::List(content::apps),
    },
    Endpoint {
        path: "/api/v1/apps/{}/credentials/jwks",
        area: Area::Apps,
        needed: needs(&["okta.apps.read", "okta.apps.manage"], "okta.apps.read"),
        limit: 50,
        content: Content::OfApp("AppInstance", content::keys),
    },
    Endpoint {
        path: "/api/v1/devices",
        area: Area::Devices,
        needed: needs(
            &["okta.devices.read", "okta.devices.manage"],
            "okta.devices.read",
        ),
        limit: 50,
        content: Content::List(|_| Vec::new()),
    },
    Endpoint {
        path: "/api/v1/logs",
        area: Area::Logs,
        needed: needs(&["okta.logs.read"], "okta.logs.read"),
        limit: 60,
        content: Content::List(content::logs),
    },
    Endpoint {
        path: "/api/v1/policies",
        area: Area::Policies,
        needed: needs(
            &["okta.policies.read", "okta.policies.manage"],
            "okta.policies.read",
        ),
        limit: 50,
        content: Content::List(content::policies),
    },
    Endpoint {
        path: "/api/v1/org",
        area: Area::Org,
        needed: needs(&["okta.orgs.read", "okta.orgs.manage"], "okta.orgs.read"),
        limit: 100,
        content: Content::Object(content::org),
    },
    Endpoint {
        path: "/api/v1/iam/roles",
        area: Area::Roles,
        needed: needs(&["okta.roles.read", "okta.roles.manage"], "okta.roles.read"),
        limit: 100,
        content: Content::Object(content::custom_roles),
    },
    Endpoint {
        path: "/oauth2/v1/clients/{}/roles",
        area: Area::Roles,
        needed: needs(&["okta.roles.read", "okta.roles.manage"], "okta.roles.read"),
        limit: 50,
        content: Content::OfApp("PublicClientApp", content::client_roles),
    },
];

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
    request: &Request,
    now: i64,
) -> Result<Answer, Refusal> {
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
        Content::Object(make) => Ok(Answer::json(200, &make(org, &request.origin()))),
        Content::OfApp(kind, make) => {
            let id = request.path.split('/').nth(4).unwrap_or_default();
            if id != org.app.client_id || sight == Sight::Nothing {
                let id = id.to_owned();
                return Err(Refusal::NotFound { id, kind });
            }
            Ok(Answer::json(200, &make(org, &request.origin())))
        }
    }
}

/// `limit` cuts the list; a longer one has a second `Link` (RFC 8288).
fn list(request: &Request, mut items: Vec<Value>) -> Answer {
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
    let answer = Answer::json(200, &Value::Array(items))
        .with("link", format!("<{url}?{query}>; rel=\"self\""));
    match next {
        Some(after) => answer.with(
            "link",
            format!("<{url}?after={after}&{query}>; rel=\"next\""),
        ),
        None => answer,
    }
}
