//! Okta failed while it answered an API call, or is under maintenance.

use crate::evidence::Evidence;
use crate::okta::answers::Answer;
use crate::okta::unjudged;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let lists = evidence.lists()?;
    let found = lists
        .iter()
        .find(|list| matches!(list.answer, Answer::ServerError));
    let found = found.map(|list| unjudged::server_error(list.exchange));
    Ok(found.into_iter().collect())
}
