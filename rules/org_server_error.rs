//! Okta failed while it answered the question whether it is an org, or is under maintenance.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.org_answer()?;
    let found = matches!(answer, Answer::ServerError(_)).then(|| unjudged::server_error(exchange));
    Ok(found.into_iter().collect())
}
