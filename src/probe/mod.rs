//! Holds the conversation with the org. The only async code, and the only user of reqwest.
//!
//! The [`plan`] says what to ask; this module asks it and writes down what came back. It judges nothing.

mod clock;
mod courier;
pub mod plan;
mod signer;

use std::time::Duration;

use tokio::task::{JoinHandle, JoinSet};
use url::Url;

pub use clock::now;

use crate::connection::Connection;
use crate::conversation::{Conversation, Fault, FaultKind, Request, Step, Turn};
use crate::evidence::Evidence;
use crate::okta::endpoints::{NEVER_EMPTY_LISTS, ORGANIZATION, TOKEN};
use crate::target::Target;
use courier::Courier;
use plan::Move;
use signer::{SignError, Signer};

/// Why there is no conversation at all.
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    #[error("interrupted")]
    Interrupted,
    #[error("cannot set up the network client: {0}")]
    Setup(String),
}

/// Asks the org what the plan wants to know, and returns everything that was said.
///
/// # Errors
/// When the network client cannot be set up, or on Ctrl-C. A request that fails is no error: it is in the conversation.
pub fn converse(
    connection: &Connection,
    target: &'static Target,
    timeout: Duration,
) -> Result<Conversation, ProbeError> {
    let runtime = runtime()?;
    let conversation = runtime.block_on(async {
        let probe = Probe::new(connection, target, timeout)?;
        tokio::select! {
            conversation = probe.run() => Ok(conversation),
            _ = tokio::signal::ctrl_c() => Err(ProbeError::Interrupted),
        }
    });
    // A signature or a name look-up that nobody waits for any more must not hold up the exit.
    runtime.shutdown_background();
    conversation
}

/// Waits for Ctrl-C.
///
/// # Errors
/// Always: with [`ProbeError::Interrupted`], or when nobody can be told of it.
pub fn until_interrupted() -> Result<(), ProbeError> {
    let runtime = runtime()?;
    let waited = runtime.block_on(tokio::signal::ctrl_c());
    Err(waited.map_or_else(
        |error| ProbeError::Setup(error.to_string()),
        |()| ProbeError::Interrupted,
    ))
}

fn runtime() -> Result<tokio::runtime::Runtime, ProbeError> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder
        .enable_all()
        .build()
        .map_err(|error| ProbeError::Setup(error.to_string()))
}

struct Probe<'a> {
    connection: &'a Connection,
    target: &'static Target,
    courier: Courier,
    /// Scheme, host and port to which every request goes; `None` when the domain names no host.
    base: Option<Url>,
    /// Made while the first request is under way: the first signature of a process waits for random numbers.
    signer: Option<JoinHandle<Result<Signer, SignError>>>,
    /// The only place where the access token lives.
    access_token: Option<String>,
}

impl<'a> Probe<'a> {
    fn new(
        connection: &'a Connection,
        target: &'static Target,
        timeout: Duration,
    ) -> Result<Self, ProbeError> {
        let host = || Url::parse(&format!("https://{}", connection.domain().host()?)).ok();
        let base = connection.base_url.clone().or_else(host);
        let courier = Courier::new(base.as_ref(), timeout)
            .map_err(|error| ProbeError::Setup(error.to_string()))?;
        let signer = Signer::recipe(connection, target)
            .map(|recipe| tokio::task::spawn_blocking(move || recipe.make()));
        Ok(Self {
            connection,
            target,
            courier,
            base,
            signer,
            access_token: None,
        })
    }

    async fn run(mut self) -> Conversation {
        let mut conversation = Conversation::default();
        loop {
            let evidence = Evidence::new(self.connection, self.target, Some(&conversation));
            let moves = plan::next(&evidence, &conversation);
            if moves.is_empty() {
                return conversation;
            }
            let mut reads = JoinSet::new();
            let mut turns = Vec::new();
            for (step, to_do) in moves {
                match (to_do, step) {
                    (Move::Leave(why), _) => turns.push((step, Turn::NotTaken(why))),
                    (Move::Ask, Step::Token) => {
                        turns.push((step, self.ask_for_token(&conversation).await));
                    }
                    (Move::Ask, _) => {
                        let asked = self
                            .courier
                            .get(self.url(step), self.access_token.as_deref());
                        reads.spawn(async move { (step, asked.await) });
                    }
                }
            }
            turns.extend(reads.join_all().await);
            // The order of arrival is chance; the order of the steps is not.
            turns.sort_by_key(|(step, _)| *step);
            for (step, turn) in turns {
                conversation.record(step, turn);
            }
        }
    }

    fn url(&self, step: Step) -> Url {
        let mut url = self.base.clone().expect("the plan asks nothing of no host");
        match step {
            Step::Org => url.set_path(ORGANIZATION),
            Step::Token => url.set_path(TOKEN),
            Step::Users | Step::Groups | Step::Apps | Step::Call => {
                let list = NEVER_EMPTY_LISTS.iter().find(|list| list.step == step);
                let list = list.expect("every read is of one of these lists");
                url.set_path(list.path);
                url.set_query(Some(list.query));
            }
        }
        url
    }

    async fn ask_for_token(&mut self, conversation: &Conversation) -> Turn {
        let url = self.url(Step::Token);
        let signed = match self.signer.take() {
            Some(making) => making.await.unwrap_or(Err(SignError::Panicked)),
            None => Err(SignError::NoKey),
        }
        .and_then(|signer| signer.sign(url.as_str(), oktas_time(conversation)));
        let (compact, assertion) = match signed {
            Ok(signed) => signed,
            Err(error) => {
                let request = Request {
                    method: "POST",
                    url: url.into(),
                    assertion: None,
                };
                let fault = Fault {
                    kind: FaultKind::Signing,
                    detail: error.to_string(),
                };
                return Turn::Broken { request, fault };
            }
        };
        let evidence = Evidence::new(self.connection, self.target, Some(conversation));
        let scope = evidence.requested_scopes().join(" ");
        let (turn, token) = self
            .courier
            .post_assertion(url, &scope, &compact, assertion)
            .await;
        self.access_token = token;
        turn
    }
}

/// Now by the org's clock, so that a wrong clock here does not hide other faults. In seconds since the Unix epoch.
///
/// `Date` is cut to whole seconds and older than its arrival, so the result is never ahead of the org's clock.
fn oktas_time(conversation: &Conversation) -> f64 {
    let skew = match conversation.turn(Step::Org) {
        Some(Turn::Answered(org)) => org.reply.date().map(|date| date - org.received_at),
        _ => None,
    };
    now() + skew.unwrap_or(0.0)
}
