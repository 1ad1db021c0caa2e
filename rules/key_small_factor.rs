//! The modulus has a factor that a search finds.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::N], |fault| fault == RsaFault::SmallFactor)?;
    let findings = faults.iter().map(|_| {
        let finding = Finding::new("The modulus has a small factor, which anyone can find").help(
            "Generate a new key: okta-cc keygen --out key.json, or Admin Console > Applications > your app > General > Public keys > Add key. This one cannot be repaired.",
        );
        evidence.point_at_number(finding, RsaMember::N, "divisible by a small number")
    });
    Ok(findings.collect())
}
