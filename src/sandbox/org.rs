//! The org: its state, and its faults. How it answers is in `respond`.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use josekit::JoseError;
use uuid::Uuid;

use super::exchange::OrgAnswer;
use super::intermediary::Intermediary;
use super::memory::Memory;
use super::refusal::OrgRefusal;
use super::signature::SigningKey;
use super::transport_fault::TransportFault;
use super::words::{ApiWords, OauthWords};
use super::{App, SandboxError, Scenario};

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
    pub(super) intermediary: Option<Intermediary>,
    /// The answer to every assertion that is otherwise right.
    pub(super) assertion_refusal: Option<OauthWords>,
    /// The answer to every client that has authenticated.
    pub(super) policy_refusal: Option<OauthWords>,
    /// The answer to every token that the endpoint would accept.
    pub(super) api_refusal: Option<ApiWords>,
    /// Outages: what the token endpoint, the API or both answer before they look at the request.
    pub(super) troubles: Vec<Trouble>,
    /// Scopes that do not exist in this org: asking for one refuses the whole request.
    pub(super) unknown_scopes: Vec<String>,
    pub(super) keys_as_array: bool,
    /// What goes wrong below HTTP. The server does this; [`Org::answer`] does not look at it.
    pub(super) broken: Option<TransportFault>,
    /// How long the server waits before it answers.
    pub(super) delay: Duration,
}

/// An outage, for some requests or for all.
#[derive(Clone)]
pub(super) struct Trouble {
    pub place: Affected,
    pub outage: Outage,
    /// How many requests still meet it; `None` is for ever.
    pub times: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Affected {
    Everywhere,
    /// The token endpoint and the API: what has a rate limit. The well-known documents have none.
    Limited,
    Token,
    Api,
}

#[derive(Clone)]
pub(super) enum Outage {
    /// With the seconds until it ends; without, there are no `x-rate-limit-*`, as when a gateway refuses.
    RateLimited(Option<i64>),
    Says(OrgRefusal),
    Answers(fn() -> OrgAnswer),
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
            intermediary: None,
            assertion_refusal: None,
            policy_refusal: None,
            api_refusal: None,
            troubles: Vec::new(),
            unknown_scopes: Vec::new(),
            keys_as_array: false,
            broken: None,
            delay: Duration::ZERO,
        };
        scenario.set(&mut org);
        Ok(org)
    }
}
