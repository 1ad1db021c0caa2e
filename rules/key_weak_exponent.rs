//! The public exponent is unusable or unusual.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.key_faults(&[RsaMember::E], |fault| {
        matches!(fault, RsaFault::WeakExponent(_))
    })?;
    let findings = faults.iter().filter_map(|fault| {
        let RsaFault::WeakExponent(exponent) = fault else {
            return None;
        };
        let (message, label) = match exponent {
            Exponent::BelowThree => ("The public exponent protects nothing", "less than 3"),
            Exponent::Even => ("The public exponent is even, which no RSA key has", "even"),
            Exponent::NotBelowModulus => {
                ("The public exponent is not less than the modulus", "n or more")
            }
            Exponent::Short => ("The public exponent is smaller than usual", "less than 65537"),
            Exponent::Long => ("The public exponent is longer than usual", "more than 256 bits"),
        };
        let (help, severity) = if fault.is_error() {
            (format!("Copy the whole private JWK from its source again. If \"e\" has this value there, generate \
                 a new key: {NEW_KEY}."), Severity::Error)
        } else {
            ("It works. For a key that every library takes, generate one with 65537 (\"AQAB\"): okta-cc keygen --out key.json.".into(), Severity::Warning)
        };
        let finding = Finding::new(message).help(help).severity(severity);
        Some(evidence.point_at_number(finding, RsaMember::E, label))
    });
    Ok(findings.collect())
}
