//! Okta failed while it answered the token request, or is under maintenance.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.token_answer()?;
    let found = matches!(answer, Answer::ServerError(_)).then(|| unjudged::server_error(exchange));
    Ok(found.into_iter().collect())
}
