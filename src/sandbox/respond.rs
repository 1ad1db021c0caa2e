//! How the org answers one request: a function of its state, the request and the time.

use std::time::{Duration, UNIX_EPOCH};

use super::exchange::{OrgAnswer, OrgRequest};
use super::memory::Quota;
use super::org::{Affected, Org, Outage, Trouble};
use super::refusal::OrgRefusal;
use super::{api, token, well_known, words};

impl Org {
    /// `now` is the caller's time, in seconds since the Unix epoch.
    pub fn answer(&mut self, request: &OrgRequest, now: i64) -> OrgAnswer {
        let now = now + self.clock_ahead;
        let date = httpdate::fmt_http_date(
            UNIX_EPOCH + Duration::from_secs(u64::try_from(now).unwrap_or_default()),
        );
        if let Some(intermediary) = self.intermediary {
            return intermediary(request).with("date", date);
        }
        let id = self.memory.request_id();
        let outage = self.outage(request);
        let quota = self.quota(request, outage.as_ref(), now);
        let answer = self
            .decide(request, outage, quota, now)
            .unwrap_or_else(|refusal| refusal.answer(request, &id));
        usual_headers(answer, quota)
            .with("x-okta-request-id", id)
            .with("date", date)
    }

    fn decide(
        &mut self,
        request: &OrgRequest,
        outage: Option<Outage>,
        quota: Option<Quota>,
        now: i64,
    ) -> Result<OrgAnswer, OrgRefusal> {
        match outage {
            Some(Outage::Says(refusal)) => return Err(refusal),
            Some(Outage::Answers(make)) => return Ok(make()),
            Some(Outage::RateLimited(_)) => return Err(words::RATE_LIMITED.into()),
            None => {}
        }
        if quota.is_some_and(|quota| quota.exceeded) {
            return Err(words::RATE_LIMITED.into());
        }
        let path = request.path.as_str();
        if let Some(document) = well_known::document(self, path, &request.origin()) {
            return match request.method.as_str() {
                "GET" => Ok(OrgAnswer::json(200, document.to_string())),
                _ => Err(words::METHOD_UNKNOWN.into()),
            };
        }
        if let Some(endpoint) = api::endpoint(path) {
            return api::answer(self, endpoint, request, now);
        }
        if !is_token_path(path) {
            return Err(words::PATH_UNKNOWN.into());
        }
        match (request.method.as_str(), path) {
            ("POST", token::PATH) => token::answer(self, request, now),
            ("POST", _) => token::answer_custom(self, request, now),
            _ => Err(words::METHOD_UNKNOWN.into()),
        }
    }

    /// The well-known documents have no limit; the token endpoint had 150 in every recording.
    fn quota(&mut self, request: &OrgRequest, outage: Option<&Outage>, now: i64) -> Option<Quota> {
        let (bucket, limit) = match api::endpoint(&request.path) {
            Some(endpoint) => (endpoint.path, endpoint.limit),
            None if is_token_path(&request.path) => (token::PATH, 150),
            None => return None,
        };
        let quota = self.memory.take(bucket, limit, now);
        match outage {
            Some(Outage::RateLimited(None)) => None,
            Some(Outage::RateLimited(Some(seconds))) => Some(Quota {
                remaining: 0,
                reset: now + seconds,
                ..quota
            }),
            _ => Some(quota),
        }
    }

    /// The outage that this request meets, if any; counts it.
    fn outage(&mut self, request: &OrgRequest) -> Option<Outage> {
        let is_token = is_token_path(&request.path);
        let is_api = api::endpoint(&request.path).is_some();
        let concerns = |trouble: &&mut Trouble| match trouble.place {
            _ if trouble.times == Some(0) => false,
            Affected::Everywhere => true,
            Affected::Limited => is_token || is_api,
            Affected::Token => is_token,
            Affected::Api => is_api,
        };
        let trouble = self.troubles.iter_mut().find(concerns)?;
        trouble.times = trouble.times.map(|times| times - 1);
        Some(trouble.outage.clone())
    }
}

/// `/oauth2/v1/token`, or `/oauth2/{server}/v1/token` of a custom authorization server.
fn is_token_path(path: &str) -> bool {
    let server = path
        .strip_prefix("/oauth2/")
        .and_then(|rest| rest.strip_suffix("/v1/token"));
    path == token::PATH || server.is_some_and(|server| !server.is_empty() && !server.contains('/'))
}

/// As on every recorded answer of 2025 and 2026; cookies and `content-security-policy` are left out.
fn usual_headers(answer: OrgAnswer, quota: Option<Quota>) -> OrgAnswer {
    let usual = [
        ("server", "nginx"),
        ("cache-control", "no-cache, no-store"),
        ("pragma", "no-cache"),
        ("expires", "0"),
        (
            "strict-transport-security",
            "max-age=315360000; includeSubDomains",
        ),
        ("accept-ch", "Sec-CH-UA-Platform-Version"),
        ("p3p", "CP=\"HONK\""),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("x-content-type-options", "nosniff"),
        ("x-xss-protection", "0"),
    ];
    let answer = usual
        .into_iter()
        .fold(answer, |answer, (name, value)| answer.with(name, value));
    let Some(quota) = quota else { return answer };
    answer
        .with("x-rate-limit-limit", quota.limit.to_string())
        .with("x-rate-limit-remaining", quota.remaining.to_string())
        .with("x-rate-limit-reset", quota.reset.to_string())
}
