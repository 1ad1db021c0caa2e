//! When a question that Okta did not judge, or wants asked with a nonce, is worth asking again.

use std::time::Duration;

use crate::engine::evidence::Evidence;
use crate::model::answer::Answer;
use crate::model::conversation::{Exchange, Step, Turn};
use crate::okta::errors::Cause;

/// A request is made three times at most, so that we never flood an org; and never again because a key failed.
const TIMES: usize = 3;

/// How long to wait before `step` is asked again; `None` when it was judged, or has been asked often enough.
pub(super) fn pause(evidence: &Evidence, step: Step) -> Option<Duration> {
    let conversation = evidence.conversation()?;
    // Each set of scopes is a question of its own.
    let (mut times, mut last) = (0, None::<&Exchange>);
    for turn in conversation.taken(step) {
        let Turn::Answered(exchange) = turn else {
            return None;
        };
        let same = last.is_some_and(|last| last.request.scopes == exchange.request.scopes);
        times = if same { times + 1 } else { 1 };
        last = Some(exchange);
    }
    if times >= TIMES {
        return None;
    }
    let reply = &last?.reply;
    let backoff = Duration::from_millis(500 << times);
    match last?.answer() {
        // As Okta's SDKs do it: x-rate-limit-reset − Date + 1 s.
        Answer::RateLimited(_) => Some(
            last?
                .reset_in()
                .map_or(backoff * 2, Duration::from_secs_f64),
        ),
        Answer::ServerError(_) => Some(backoff),
        // An API's half of the handshake. The token's has a step of its own.
        Answer::Refused(refusal) if refusal.cause() == Some(Cause::DpopNonce) => {
            let handed_out = reply.header("dpop-nonce").is_some();
            (handed_out && times == 1 && !step.is_token()).then_some(Duration::ZERO)
        }
        _ => None,
    }
}
