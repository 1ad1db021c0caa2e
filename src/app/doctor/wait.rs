//! `doctor --wait`: asks again until Okta has judged the connection.

use std::io::Write as _;
use std::time::{Duration, Instant};

use crate::app::command::Failure;
use crate::app::out::Outlet;
use crate::engine::evidence::Evidence;
use crate::engine::policy::Policy;
use crate::engine::report::{Outcome, Report};
use crate::model::conversation::{Conversation, Exchange};
use crate::output::clean;
use crate::probe::{Limits, ProbeError};
use crate::repair::RULESET;

/// The longest pause between two tries, where Okta does not say how long to wait.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// What may be spent on waiting.
#[derive(Clone, Copy)]
pub(crate) struct Wait {
    pub time: Duration,
    /// Requests of all tries together; `None` where nobody said how many.
    pub requests: Option<usize>,
}

/// The conversation of the last try; `ask` makes one.
///
/// Waiting helps only where Okta gave no verdict: an outage, a rate limit, the network. A refusal stays until a person
/// changes something, so it ends the wait at once, and so does a rate limit that ends too late.
///
/// # Errors
/// When the network client cannot be set up, or when `err` cannot be written to.
#[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
pub(crate) fn converse_until_judged(
    evidence: Evidence<'_>,
    policy: &Policy,
    mut limits: Limits,
    wait: Wait,
    ask: impl Fn(Limits, &mut Outlet) -> Result<Conversation, ProbeError>,
    err: &mut Outlet,
) -> Result<Conversation, Failure> {
    // Checks that were skipped, for want of a scope for example, are not made by waiting.
    let policy = &Policy {
        strict: false,
        ..policy.clone()
    };
    let end = Instant::now() + wait.time;
    let mut requests = wait.requests;
    let mut backoff = Duration::from_secs(1);
    loop {
        let conversation = ask(limits, err)?;
        let evidence = evidence.after(&conversation);
        let report = Report::under(policy, RULESET, &evidence);
        let left = end.saturating_duration_since(Instant::now());
        let pause = asked_for(&conversation).unwrap_or(backoff);
        if let Some(requests) = &mut requests {
            *requests = requests.saturating_sub(evidence.requests_made());
            limits.requests = *requests;
        }
        if report.outcome() != Outcome::Undecided || pause >= left || requests == Some(0) {
            return Ok(conversation);
        }
        let undecided = report.findings.iter().find(|found| found.finding.undecided);
        let why = undecided.map_or_else(
            || "no answer that can be judged".to_owned(),
            |found| {
                let lines = std::iter::once(&found.finding.message);
                let lines = lines.chain(found.finding.evidence.first());
                lines.map(String::as_str).collect::<Vec<_>>().join(". ")
            },
        );
        let (why, pause_s, left_s) = (clean(&why), pause.as_secs_f64(), left.as_secs_f64());
        writeln!(
            err,
            "{why}. Again in {pause_s:.0} s, for {left_s:.0} s at most."
        )?;
        std::thread::sleep(pause);
        backoff = (backoff * 2).min(LONGEST_PAUSE);
        limits.deadline = limits.deadline.min(left - pause);
    }
}

/// How long Okta asks us to wait.
fn asked_for(conversation: &Conversation) -> Option<Duration> {
    let exchanges = conversation.turns().filter_map(|(_, turn)| turn.exchange());
    let limited = exchanges.filter(|exchange| exchange.reply.status == 429);
    let resets = limited.filter_map(Exchange::reset_in);
    resets.reduce(f64::max).map(Duration::from_secs_f64)
}
