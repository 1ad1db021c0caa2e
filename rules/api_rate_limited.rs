//! Okta answers an API call with 429: too many requests.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let lists = evidence.lists()?;
    let found = lists
        .iter()
        .find(|list| matches!(list.answer(), Answer::RateLimited(_)));
    let found = found.map(|list| unjudged::rate_limited(list.exchange));
    Ok(found.into_iter().collect())
}
