//! Findings for answers in which Okta decided nothing: come back later.

use crate::model::conversation::Exchange;
use crate::model::finding::Finding;

/// Too many requests. Okta counts per minute and says in `x-rate-limit-reset` when it counts afresh.
pub(in crate::rules) fn rate_limited(exchange: &Exchange) -> Finding {
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

/// Okta failed, or is under maintenance.
pub(in crate::rules) fn server_error(exchange: &Exchange) -> Finding {
    let of_okta = exchange.reply.header("x-okta-request-id").is_some();
    let message = if of_okta || exchange.answer().words().is_some() {
        "Okta failed: the connection was not judged"
    } else {
        "Okta or a proxy before it failed: the connection was not judged"
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
