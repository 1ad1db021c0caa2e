//! A number of the key works, but is not the smallest one that does.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let compared = [RsaMember::N, RsaMember::E, RsaMember::D];
    let faults = evidence.key_faults(&compared, |fault| {
        matches!(fault, RsaFault::Noncanonical(_))
    })?;
    if faults.is_empty() {
        evidence.exponents()?;
    }
    let findings = faults.iter().filter_map(|fault| {
        let member = fault.member()?;
        let name = member.name();
        let limit = match member {
            RsaMember::Dp => "p-1",
            RsaMember::Dq => "q-1",
            RsaMember::Qi => "p",
            _ => "n",
        };
        let finding = Finding::new(format!("\"{name}\" is larger than it may be"))
            .help("Let okta-cc fix reduce it: the key stays the same.")
            .member(name)
            // Node refuses to sign with such a qi; the others it takes.
            .severity(if fault.is_error() {
                Severity::Error
            } else {
                Severity::Warning
            });
        Some(evidence.point_at_number(finding, member, &format!("not less than {limit}")))
    });
    Ok(findings.collect())
}
