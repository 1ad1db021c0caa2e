//! The private exponent is so short that it can be computed from the public key.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::D], |fault| {
        fault == RsaFault::WeakPrivateExponent
    })?;
    let findings = faults.iter().map(|_| {
        let finding = Finding::new("The private exponent can be computed from the public key").help(
            "Generate a new key: okta-cc keygen --out key.json, or Admin Console > Applications > your app > General > Public keys > Add key. This one cannot be repaired.",
        );
        evidence.point_at_number(finding, RsaMember::D, "at most half as long as n")
    });
    Ok(findings.collect())
}
