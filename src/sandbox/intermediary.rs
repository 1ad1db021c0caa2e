//! Answers that come from something in front of the org, or from no org at all.

use serde_json::json;

use super::exchange::{OrgAnswer, OrgRequest};

/// Who answers instead of Okta, on every path.
pub(super) type Intermediary = fn(&OrgRequest) -> OrgAnswer;

/// The host is not an org, or not any more. Apache serves a file: no `x-okta-request-id`, no `x-rate-limit-*`.
pub(super) fn no_org(request: &OrgRequest) -> OrgAnswer {
    let accepts = request.header("accept").unwrap_or_default();
    let answer = if accepts.contains("application/json") {
        OrgAnswer::json(
            404,
            json!({"status": 404, "message": "Resource not found"}).to_string(),
        )
    } else {
        OrgAnswer::html(
            404,
            "<!DOCTYPE html>\n<html><head><title>Page not found</title></head><body></body></html>",
        )
    };
    answer
        .with("server", "Apache")
        .with("accept-ranges", "bytes")
        .with("etag", "\"2e-63be058652280\"")
        .with("last-modified", "Fri, 08 Aug 2025 20:23:22 GMT")
        .with("vary", "X-Amzn-Trace-Id,Accept")
}

pub(super) fn captive_portal(_: &OrgRequest) -> OrgAnswer {
    let page = "<!DOCTYPE html>\n<html><head><title>Guest Wi-Fi</title></head>\
        <body><form action=\"/login\">Please sign in to use this network.</form></body></html>";
    OrgAnswer::html(200, page).with("server", "lighttpd")
}

pub(super) fn proxy(_: &OrgRequest) -> OrgAnswer {
    let page = "<!DOCTYPE html>\n<html><head><title>Access Denied</title></head>\
        <body><h1>Access Denied</h1><p>Blocked by your organization's policy.</p></body></html>";
    OrgAnswer::html(403, page)
        .with("server", "squid/6.10")
        .with("x-squid-error", "ERR_ACCESS_DENIED 0")
        .with("via", "1.1 proxy.corp.example (squid/6.10)")
}

pub(super) fn bad_gateway(_: &OrgRequest) -> OrgAnswer {
    OrgAnswer::html(
        502,
        "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
    )
    .with("server", "nginx")
}

/// Some web server that is not Okta's.
pub(super) fn other_server(_: &OrgRequest) -> OrgAnswer {
    OrgAnswer::html(
        404,
        "<html><head><title>404 Not Found</title></head><body>nginx</body></html>",
    )
    .with("server", "nginx")
}

/// What an `-admin` host does with a page that it does not have. The target answers nobody.
pub(super) fn redirect(request: &OrgRequest) -> OrgAnswer {
    let target = format!("http://127.0.0.1:9/error/404?fromURI={}", request.path);
    OrgAnswer::empty(302)
        .with("location", target)
        .with("server", "nginx")
}
