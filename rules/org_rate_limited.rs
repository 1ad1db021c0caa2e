//! Okta answers the question whether it is an org with 429: too many requests.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.org_answer()?;
    let found = matches!(answer, Answer::RateLimited(_)).then(|| unjudged::rate_limited(exchange));
    Ok(found.into_iter().collect())
}
