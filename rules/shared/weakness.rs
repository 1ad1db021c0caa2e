//! Weaknesses of a key for which nothing but a new key helps.

use super::super::prelude::*;

/// The weakness, where the key has it; it shows at the first of the numbers that it is about.
pub(in crate::rules) fn weakness(
    evidence: &Evidence,
    fault: RsaFault,
    about: &[RsaMember],
    message: &str,
    label: &str,
) -> Verdict {
    let faults = evidence.key_faults(about, |found| found == fault)?;
    let findings = faults.iter().map(|_| {
        let finding = Finding::new(message).help(format!(
            "Generate a new key: {NEW_KEY}. This one cannot be repaired."
        ));
        evidence.point_at_number(finding, about[0], label)
    });
    Ok(findings.collect())
}
