//! A number begins with zero octets.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let numbers = jwk.numbers().filter(|_| jwk.family() == KeyFamily::Rsa);

    let zero = numbers.filter(|(_, number)| number.has_leading_zero());
    let findings = zero.map(|(name, number)| {
        Finding::new(format!("\"{name}\" begins with a zero octet"))
            .label(input, number.span.clone(), "longer than it needs to be")
            .help("Let okta-cc fix write the number again.")
            .member(name)
    });
    Ok(findings.collect())
}
