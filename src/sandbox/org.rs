//! The org: its state, and the answer to one request as a function of state, request and time.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, UNIX_EPOCH};

use josekit::JoseError;
use uuid::Uuid;

use super::edge::Edge;
use super::exchange::{Answer, Request};
use super::memory::{Memory, Quota};
use super::refusal::Refusal;
use super::signature::SigningKey;
use super::words::{self, ApiWords, OauthWords};
use super::{App, SandboxError, Scenario, api, token, well_known};

/// One key for all orgs of a process: making it costs about 100 ms.
static SIGNING_KEY: LazyLock<Result<Arc<SigningKey>, String>> = LazyLock::new(|| {
    SigningKey::generate()
        .map(Arc::new)
        .map_err(|error: JoseError| error.to_string())
});

/// A stand-in for an Okta org with one registered app.
///
/// [`Org::answer`] reads no clock, no network and no environment, so a test needs no socket.
pub struct Org {
    pub app: App,
    pub(super) memory: Memory,
    pub(super) signing_key: Arc<SigningKey>,
    /// How many seconds the org's clock is ahead of the caller's.
    pub(super) clock_ahead: i64,
    pub(super) pipeline: &'static str,
    /// Who answers instead of the org.
    pub(super) edge: Option<Edge>,
    /// Said of every assertion that is otherwise right.
    pub(super) assertion_refusal: Option<OauthWords>,
    /// Said of every client that has authenticated.
    pub(super) policy_refusal: Option<OauthWords>,
    /// Said of every token that would open the endpoint.
    pub(super) api_refusal: Option<ApiWords>,
    /// Said by the token endpoint, the API or both before they look at the request.
    pub(super) outages: Vec<(Place, Outage)>,
    /// Scopes that do not exist in this org: asking for one refuses the whole request.
    pub(super) unknown_scopes: Vec<String>,
    pub(super) keys_as_array: bool,
}

/// A part of the org that can be out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Everywhere,
    Token,
    Api,
}

#[derive(Clone)]
pub(super) enum Outage {
    RateLimited,
    /// Without any `x-rate-limit-*`, as a gateway refuses.
    RateLimitedSilently,
    Says(Refusal),
    Answers(fn() -> Answer),
}

impl Org {
    pub fn new(app: App, scenario: &Scenario) -> Result<Self, SandboxError> {
        let signing_key = SIGNING_KEY.clone().map_err(SandboxError::SigningKey)?;
        let mut org = Self {
            app,
            memory: Memory::new(Uuid::new_v4().to_string()),
            signing_key,
            clock_ahead: 0,
            pipeline: "idx",
            edge: None,
            assertion_refusal: None,
            policy_refusal: None,
            api_refusal: None,
            outages: Vec::new(),
            unknown_scopes: Vec::new(),
            keys_as_array: false,
        };
        scenario.set(&mut org);
        Ok(org)
    }

    /// `now` is the caller's time, in seconds since the Unix epoch.
    pub fn answer(&mut self, request: &Request, now: i64) -> Answer {
        let now = now + self.clock_ahead;
        let date = httpdate::fmt_http_date(
            UNIX_EPOCH + Duration::from_secs(u64::try_from(now).unwrap_or_default()),
        );
        if let Some(edge) = self.edge {
            return edge(request).with("date", date);
        }
        let id = self.memory.request_id();
        let quota = self.quota(request, now);
        let answer = self
            .decide(request, quota, now)
            .unwrap_or_else(|refusal| refusal.answer(request, &id));
        usual_headers(answer, quota.filter(|_| !self.is_silent(request)))
            .with("x-okta-request-id", id)
            .with("date", date)
    }

    fn decide(
        &mut self,
        request: &Request,
        quota: Option<Quota>,
        now: i64,
    ) -> Result<Answer, Refusal> {
        if let Some(outage) = self.outage(request) {
            return match outage.clone() {
                Outage::Says(refusal) => Err(refusal),
                Outage::Answers(make) => Ok(make()),
                Outage::RateLimited | Outage::RateLimitedSilently => {
                    Err(words::RATE_LIMITED.into())
                }
            };
        }
        if quota.is_some_and(|quota| quota.exceeded) {
            return Err(words::RATE_LIMITED.into());
        }
        let path = request.path.as_str();
        if let Some(document) = well_known::document(self, path, &request.origin()) {
            return match request.method.as_str() {
                "GET" => Ok(Answer::json(200, &document)),
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
    fn quota(&mut self, request: &Request, now: i64) -> Option<Quota> {
        let (bucket, limit) = match api::endpoint(&request.path) {
            Some(endpoint) => (endpoint.path, endpoint.limit),
            None if is_token_path(&request.path) => (token::PATH, 150),
            None => return None,
        };
        let quota = self.memory.take(bucket, limit, now);
        Some(match self.outage(request) {
            Some(Outage::RateLimited) => Quota {
                remaining: 0,
                reset: now + 30,
                ..quota
            },
            _ => quota,
        })
    }

    fn outage(&self, request: &Request) -> Option<&Outage> {
        let here = if is_token_path(&request.path) {
            Place::Token
        } else if api::endpoint(&request.path).is_some() {
            Place::Api
        } else {
            Place::Everywhere
        };
        // The well-known documents answer while the rest is out of order, unless everything is.
        let found = self.outages.iter().find(|(place, outage)| match place {
            Place::Everywhere => here != Place::Everywhere || !outage.is_rate_limit(),
            place => *place == here,
        });
        found.map(|(_, outage)| outage)
    }

    fn is_silent(&self, request: &Request) -> bool {
        matches!(self.outage(request), Some(Outage::RateLimitedSilently))
    }
}

impl Outage {
    fn is_rate_limit(&self) -> bool {
        matches!(self, Self::RateLimited | Self::RateLimitedSilently)
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
fn usual_headers(answer: Answer, quota: Option<Quota>) -> Answer {
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
