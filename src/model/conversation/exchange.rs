//! One question and what came back, read once.

use super::message::{Reply, Request};
use super::step::Step;
use crate::model::answer::Answer;

/// A request as sent and the reply as received. Signatures and tokens were dropped before it was made.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub request: Request,
    pub reply: Reply,
    /// Local time when the reply's head arrived, in seconds since the Unix epoch.
    pub received_at: f64,
    /// From sending to the end of the reply, in milliseconds.
    pub took_ms: u64,
    // It is much larger than what else a turn can be.
    answer: Box<Answer>,
}

impl Exchange {
    /// The reply to a question, read once. Local time in seconds since the Unix epoch, duration in milliseconds.
    pub fn new(step: Step, request: Request, reply: Reply, received_at: f64, took_ms: u64) -> Self {
        let answer = Box::new(Answer::read(step, &reply));
        Self {
            request,
            reply,
            received_at,
            took_ms,
            answer,
        }
    }

    /// An exchange that a pasted text describes: when it was and how long it took is unknown.
    pub fn from_text(request: Request, reply: Reply, answer: Answer) -> Self {
        // The text is old: no clock can be measured by it.
        let received_at = reply.date().unwrap_or(0.0);
        Self {
            request,
            reply,
            received_at,
            took_ms: 0,
            answer: Box::new(answer),
        }
    }

    /// What the reply says.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// How far the local clock is ahead of the server's `Date`, in seconds. `None` also where the two are more than ten
    /// years apart: with a local clock so wrong no certificate would have been accepted, so it is `Date` that is wrong.
    pub fn ahead(&self) -> Option<f64> {
        const TEN_YEARS: f64 = 10.0 * 365.0 * 86_400.0;
        let ahead = self.received_at - self.reply.date()?;
        (ahead.abs() <= TEN_YEARS).then_some(ahead)
    }

    /// In how many seconds Okta's rate limit is reset: `x-rate-limit-reset` − `Date` + 1, as Okta's SDKs compute it.
    pub fn reset_in(&self) -> Option<f64> {
        let reply = &self.reply;
        let reset: f64 = reply.header("x-rate-limit-reset")?.trim().parse().ok()?;
        let now = self.received_at - self.ahead().unwrap_or(0.0);
        // More than an hour is a broken header, and infinity is no time to wait.
        let wait = (reset - now).max(0.0) + 1.0;
        (wait <= 3600.0).then_some(wait)
    }
}
