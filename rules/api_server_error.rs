//! Okta failed while it answered an API call, or is under maintenance.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let lists = evidence.lists()?;
    let found = lists
        .iter()
        .find(|list| matches!(list.answer(), Answer::ServerError(_)));
    let found = found.map(|list| unjudged::server_error(list.exchange));
    Ok(found.into_iter().collect())
}
