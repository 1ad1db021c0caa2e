//! Holds the conversation with the org. The only async code, and the only user of reqwest.
//!
//! Start with [`plan`]: a pure function from the evidence so far to the next questions. `request` writes and signs them,
//! `transport` sends them, and `fault` and `tls` name what went wrong in the network. This room judges nothing, and
//! credentials go only to the org's own host (`preconditions`).

mod client;
mod clock;
mod fault;
mod interrupt;
pub mod plan;
mod preconditions;
mod progress;
mod proxy_variables;
mod question;
mod request;
mod retry;
mod signer;
mod tls;
mod transport;

use std::cell::RefCell;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub use client::Route;
pub use clock::now;
pub use interrupt::on_interrupt;
pub use progress::{ProgressListener, Waiting};
pub use question::{Credentials, DpopProof, Move, Question, ToDo};
pub use request::{PreparedRequest, RequestFactory};

use crate::engine::evidence::Evidence;
use crate::model::conversation::{Conversation, Fault, FaultKind, Request, Step, Turn};
use plan::{Budget, Reach};
use transport::{Delivery, Transport};

/// How far a run goes, and what it may spend. All hold always.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub reach: Reach,
    /// Requests in the whole run.
    pub requests: usize,
    /// For one request.
    pub timeout: Duration,
    /// For the whole run.
    pub deadline: Duration,
}

/// Why there is no conversation at all.
#[derive(Debug, thiserror::Error)]
#[error("cannot set up the network client: {0}")]
pub struct ProbeError(String);

/// Makes the requests that the plan wants, and returns the whole conversation. `evidence`: what is known before.
///
/// # Errors
/// When the network client cannot be set up. A request that fails is no error: it is in the conversation.
pub fn converse(
    evidence: Evidence<'_>,
    limits: Limits,
    route: &Route,
    listener: ProgressListener<'_>,
) -> Result<Conversation, ProbeError> {
    let runtime = runtime()?;
    let conversation = runtime.block_on(async {
        let probe = Probe::new(evidence, limits, route)?;
        Ok(probe.run(listener).await)
    });
    // A signature or a name look-up that is no longer needed must not hold up the exit.
    runtime.shutdown_background();
    conversation
}

fn runtime() -> Result<tokio::runtime::Runtime, ProbeError> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder
        .enable_all()
        .build()
        .map_err(|error| ProbeError(error.to_string()))
}

struct Probe<'a> {
    evidence: Evidence<'a>,
    limits: Limits,
    transport: Transport,
    requests: RequestFactory,
}

impl<'a> Probe<'a> {
    fn new(evidence: Evidence<'a>, limits: Limits, route: &Route) -> Result<Self, ProbeError> {
        let requests = RequestFactory::new(evidence.connection());
        let transport =
            Transport::new(requests.base(), limits.timeout, route).map_err(ProbeError)?;
        Ok(Self {
            evidence,
            limits,
            transport,
            requests,
        })
    }

    async fn run(mut self, listener: ProgressListener<'_>) -> Conversation {
        let deadline = Instant::now() + self.limits.deadline;
        let mut conversation = Conversation::default();
        loop {
            let evidence = self.evidence.after(&conversation);
            let budget = Budget {
                reach: self.limits.reach,
                requests: self.limits.requests,
                left: deadline.saturating_duration_since(Instant::now()),
            };
            let round = plan::next(&evidence, budget);
            if round.moves.is_empty() {
                return conversation;
            }
            progress::pause(round.pause, listener).await;
            let now = oktas_time(&conversation, now());
            let turns = self.take(round.moves, now, deadline, listener).await;
            for (step, turn) in turns {
                conversation.record(step, turn);
            }
        }
    }

    /// Takes all moves side by side. No answer is waited for beyond the deadline.
    async fn take(
        &mut self,
        moves: Vec<Move>,
        now: f64,
        deadline: Instant,
        listener: ProgressListener<'_>,
    ) -> Vec<(Step, Turn)> {
        let open = RefCell::new(Vec::new());
        let mut asked = JoinSet::new();
        let mut turns = Vec::new();
        for Move { step, to_do } in moves {
            match to_do {
                ToDo::Leave(why) => turns.push((step, Turn::NotTaken(why))),
                ToDo::Stop(why) => turns.push((step, Turn::CutShort(why))),
                ToDo::Ask(question) => match self.requests.write(&question, now) {
                    Err(turn) => turns.push((step, *turn)),
                    Ok(prepared) => {
                        let kept = prepared.kept.clone();
                        open.borrow_mut().push((step, prepared.shown()));
                        let delivered = timeout_at(deadline, self.transport.deliver(prepared));
                        asked.spawn(async move {
                            (step, delivered.await.unwrap_or_else(|_| too_late(kept)))
                        });
                    }
                },
            }
        }
        let all = async {
            while let Some(answered) = asked.join_next().await {
                let (step, delivery) = answered.expect("a delivery does not panic");
                open.borrow_mut().retain(|(waiting, _)| *waiting != step);
                if let Ok(came) = &delivery.came
                    && step.is_token()
                {
                    self.requests.read(&came.body);
                }
                turns.push((step, delivery.into_turn(step, self.requests.secrets())));
            }
        };
        progress::answers(all, || first_of(&open.borrow()), listener).await;
        // The order of arrival is chance; the order of the steps is not.
        turns.sort_by_key(|(step, _)| *step);
        turns
    }
}

/// `GET /api/v1/users?limit=1 and 2 more`
fn first_of(open: &[(Step, String)]) -> String {
    match open {
        [] => String::new(),
        [(_, one)] => one.clone(),
        [(_, one), more @ ..] => format!("{one} and {} more", more.len()),
    }
}

fn too_late(request: Request) -> Delivery {
    let detail = "the deadline of the run passed before an answer came";
    let came = Err(Fault::new(FaultKind::AnswerTimeout, detail));
    Delivery { request, came }
}

/// Now by the org's clock, so that a wrong clock here does not hide other faults. In seconds since the Unix epoch.
///
/// `Date` is cut to whole seconds and older than its arrival, so the result is never ahead of the org's clock.
pub fn oktas_time(conversation: &Conversation, now: f64) -> f64 {
    let skew = match conversation.turn(Step::Org) {
        Some(Turn::Answered(org)) => org.ahead().map(|ahead| -ahead),
        _ => None,
    };
    now + skew.unwrap_or(0.0)
}
