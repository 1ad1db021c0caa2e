//! Answers in which Okta decided nothing: try again later.

use super::super::prelude::*;
use crate::engine::group::Group;
use crate::model::conversation::Exchange;

/// Why Okta decided nothing.
#[derive(Clone, Copy)]
pub(in crate::rules) enum Unjudged {
    /// Too many requests. Okta counts per minute and says in `x-rate-limit-reset` when it counts afresh.
    RateLimited,
    /// Okta failed, or is under maintenance.
    ServerError,
}

/// The first answer of this kind to a question of this group.
pub(in crate::rules) fn unjudged(evidence: &Evidence, kind: Unjudged, at: Group) -> Verdict {
    let asked = match at {
        Group::Org => vec![evidence.org_answer()?.0],
        Group::Token => vec![evidence.token_answer()?.0],
        _ => evidence.lists()?.iter().map(|list| list.exchange).collect(),
    };
    let mut asked = asked.into_iter();
    let found = asked.find(|exchange| kind.is(exchange.answer()));
    Ok(found
        .map(|exchange| kind.finding(exchange))
        .into_iter()
        .collect())
}

impl Unjudged {
    fn is(self, answer: &Answer) -> bool {
        match self {
            Self::RateLimited => matches!(answer, Answer::RateLimited(_)),
            Self::ServerError => matches!(answer, Answer::ServerError(_)),
        }
    }

    fn finding(self, exchange: &Exchange) -> Finding {
        match self {
            Self::RateLimited => rate_limited(exchange),
            Self::ServerError => server_error(exchange),
        }
    }
}

fn rate_limited(exchange: &Exchange) -> Finding {
    let reply = &exchange.reply;
    let wait = exchange.reset_in();
    let mut finding = about(
        exchange,
        "Okta's rate limit is used up: the connection was not judged",
    );
    if let Some(limit) = reply.header("x-rate-limit-limit") {
        finding = finding.evidence(format!("x-rate-limit-limit: {limit} a minute"));
    }
    match wait {
        Some(wait) => finding.help(format!("Wait {wait:.0} s, then run again.")),
        None => finding.help("Wait a minute, then run again."),
    }
}

fn server_error(exchange: &Exchange) -> Finding {
    let of_okta = exchange.reply.header("x-okta-request-id").is_some();
    let message = if of_okta || exchange.answer().words().is_some() {
        "Okta failed: the connection was not judged"
    } else {
        "Okta or a proxy in front of it failed: the connection was not judged"
    };
    about(exchange, message).help(
        "Run again in some minutes; see status.okta.com. If it stays so, give Okta \
             Support the x-okta-request-id.",
    )
}

fn about(exchange: &Exchange, message: &str) -> Finding {
    let finding = match exchange.answer().words() {
        Some(refusal) => refusal.finding(message),
        None => Finding::new(message).evidence(format!("Status {}", exchange.reply.status)),
    };
    let request = &exchange.request;
    let finding = if request.url.is_empty() {
        finding
    } else {
        finding.evidence(format!("to {} {}", request.method, request.url))
    };
    finding.undecided()
}
