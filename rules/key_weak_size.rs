//! The modulus is shorter than 2048 bits.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::N], |fault| {
        matches!(fault, RsaFault::WeakSize { .. })
    })?;
    let findings = faults.iter().filter_map(|fault| {
        let RsaFault::WeakSize { bits } = fault else {
            return None;
        };
        let finding = Finding::new(format!("The key has {bits} bits; Okta wants at least 2048"))
            .help(format!(
                "Generate a new key: {NEW_KEY}. This one cannot be repaired."
            ));
        Some(evidence.point_at_number(finding, RsaMember::N, &format!("{bits} bits")))
    });
    Ok(findings.collect())
}
