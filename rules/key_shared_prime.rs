//! Two keys have a prime in common, so that anyone can compute both.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let crowd = evidence.crowd()?;
    let groups = crowd.by_prime();
    if groups.is_empty() && crowd.unlooked() > 0 {
        return Err(Missing::Unreadable(format!(
            "{} keys that do not tell their primes are more than are compared",
            crowd.unlooked()
        )));
    }
    each_group(crowd, &groups, |_| {
        Finding::new("Different keys have a prime in common: anyone can compute all of them").help(format!(
            "Generate new keys on another machine, whose random numbers can be trusted: {NEW_KEY}. Then delete these there."
        ))
    })
}
