//! One prime is much shorter than the other.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::P, RsaMember::Q], |fault| {
        fault == RsaFault::UnbalancedPrimes
    })?;
    let findings = faults.iter().map(|_| {
        let finding = Finding::new("One prime is much shorter than the other").help(format!(
            "It works. For a key that every library takes, generate a new one: {NEW_KEY}."
        ));
        evidence.point_at_number(finding, RsaMember::P, "p and q should have the same length")
    });
    Ok(findings.collect())
}
