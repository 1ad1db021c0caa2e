//! The two primes are so near each other that the modulus can be factored.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::P, RsaMember::Q], |fault| {
        fault == RsaFault::ClosePrimes
    })?;
    let findings = faults.iter().map(|_| {
        let finding = Finding::new("The two primes are so near each other that anyone can find them").help(
            "Generate a new key: okta-cc keygen --out key.json, or Admin Console > Applications > your app > General > Public keys > Add key. This one cannot be repaired.",
        );
        evidence.point_at_number(finding, RsaMember::P, "next to q, or the same")
    });
    Ok(findings.collect())
}
