//! The private key is public: it was copied from documentation or a test.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::N], |fault| {
        matches!(fault, RsaFault::KnownKey { .. })
    })?;
    let findings = faults.iter().filter_map(|fault| {
        let RsaFault::KnownKey { source } = fault else {
            return None;
        };
        let finding = Finding::new(format!("This private key is published in {source}")).help(
            format!("Remove it from Okta if it is registered there. Generate a key of your own: {NEW_KEY}."),
        );
        Some(evidence.point_at_number(finding, RsaMember::N, "known to everybody"))
    });
    Ok(findings.collect())
}
