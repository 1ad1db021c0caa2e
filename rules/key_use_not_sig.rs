//! The key is not for signatures.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.jwk()?;
    let used = jwk.string("use").filter(|used| used.text() != "sig");
    let Some((_, member)) = used.zip(jwk.get("use")) else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new("This key is not for signatures: \"use\" is not \"sig\"")
            .label(input, member.value.span.clone(), "should be \"sig\"")
            .help(format!(
                "Use the key that is registered for signatures: {PUBLIC_KEYS}."
            )),
    ])
}
