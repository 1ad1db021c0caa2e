//! One of the two primes is not prime.

use super::prelude::rsa::{Fault, Member};
use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let primes = [Member::P, Member::Q];
    let faults = evidence.key_faults(&primes, |fault| matches!(fault, Fault::CompositePrime(_)))?;
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
