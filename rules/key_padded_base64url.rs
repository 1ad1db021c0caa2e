//! A number ends with `=`.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (_, key) = evidence.key()?;
    let (input, jwk) = evidence.signing_jwk()?;
    let numbers = jwk.numbers();
    let padded = numbers.filter_map(|(name, number)| Some((name, number.padding.clone()?)));
    let findings = padded.map(|(name, span)| {
        Finding::new(format!("\"{name}\" ends with padding"))
            .label(input, span.clone(), "base64url has no padding in a JWK")
            .help("Delete the = at the end. Or let okta-cc fix do it.")
            .member(name)
            .edit(key, input, span, "")
    });
    Ok(findings.collect())
}
