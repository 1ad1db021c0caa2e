//! Two keys have a prime in common, so that anyone can compute both.

use super::connection_key_shared::{MOST_FINDINGS, cut_off, places};
use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let fleet = evidence.fleet()?;
    let groups = fleet.by_prime();
    let findings = groups.iter().take(MOST_FINDINGS).map(|group| {
        let finding = Finding::new("Different keys have a prime in common: anyone can compute all of them").help(
            "Generate new keys on another machine, whose random numbers can be trusted: okta-cc keygen --out key.json, or Admin Console > \
             Applications > your app > General > Public keys > Add key. Then delete these there.",
        );
        places(finding, group)
    });
    let findings: Vec<_> = findings.collect();
    if findings.is_empty() && fleet.unlooked() > 0 {
        return Err(Missing::Unreadable(format!(
            "{} keys that do not tell their primes are more than are compared",
            fleet.unlooked()
        )));
    }
    cut_off(findings, groups.len(), fleet)
}
