//! The primes were made by a library whose keys can be factored (CVE-2017-15361).

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::N], |fault| fault == RsaFault::Roca)?;
    let findings = faults.iter().map(|_| {
        let finding = Finding::new("The key was made by the library of the ROCA attack: its primes can be computed").help(
            "Generate a new key: okta-cc keygen --out key.json, or Admin Console > Applications > your app > General > Public keys > Add key. This one cannot be repaired.",
        );
        evidence.point_at_number(finding, RsaMember::N, "has the mark of CVE-2017-15361")
    });
    Ok(findings.collect())
}
