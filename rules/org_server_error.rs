//! Okta failed while it answered the question whether it is an org, or is under maintenance.

use crate::evidence::Evidence;
use crate::okta::answers::Answer;
use crate::okta::unjudged;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.org_answer()?;
    let found = matches!(answer, Answer::ServerError).then(|| unjudged::server_error(exchange));
    Ok(found.into_iter().collect())
}
