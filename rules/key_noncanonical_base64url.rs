//! A number has bits set that it does not use.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let numbers = jwk.numbers();
    let stray = numbers.filter_map(|(name, number)| Some((name, number.unused_bits.clone()?)));
    let findings = stray.map(|(name, span)| {
        Finding::new(format!(
            "\"{name}\" has unused bits set in its last character"
        ))
        .label(
            input,
            span,
            "its last bits belong to no octet and should be zero",
        )
        .help("Let okta-cc fix write the number again.")
        .member(name)
    });
    Ok(findings.collect())
}
