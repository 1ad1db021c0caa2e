//! One of the two primes is not prime.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let primes = [RsaMember::P, RsaMember::Q];
    let faults = evidence.key_faults(&primes, |fault| {
        matches!(fault, RsaFault::CompositePrime(_))
    })?;
    if faults.is_empty() {
        evidence.primality()?;
    }
    let findings = faults.iter().filter_map(|fault| {
        let member = fault.member()?;
        let name = member.name();
        let finding = Finding::new(format!("\"{name}\" is not a prime"))
            .help(format!(
                "This cannot be repaired. Generate a new key: {NEW_KEY}."
            ))
            .member(name);
        Some(evidence.point_at_number(finding, member, "has factors"))
    });
    Ok(findings.collect())
}
