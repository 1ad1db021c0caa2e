//! Two keys have a prime in common, so that anyone can compute both.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let fleet = evidence.fleet()?;
    let groups = fleet.by_prime();
    if groups.is_empty() && fleet.not_searched() > 0 {
        return Err(Missing::Unreadable(format!(
            "too many keys without known primes to compare: {}",
            fleet.not_searched()
        )));
    }
    each_group(fleet, &groups, |_| {
        Finding::new("Different keys have a prime in common: anyone can compute all of them").help(format!(
            "Generate new keys on another machine, whose random numbers can be trusted: {NEW_KEY}. Then delete these there."
        ))
    })
}
