//! The text or a number in it is too long for any key.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    if *key.form() == KeyForm::Oversized {
        return Ok(vec![
            Finding::new(format!(
                "The private key has more than {LONGEST_TEXT} characters"
            ))
            .label(input, 0..0, "it starts here")
            .help("Put the private JWK here, and nothing else."),
        ]);
    }
    let Some(jwk) = key.jwk() else {
        return Ok(vec![]);
    };
    let oversized = jwk.numbers().filter(|(_, number)| number.oversized);
    let findings = oversized.map(|(name, number)| {
        Finding::new(format!(
            "\"{name}\" has more than {LONGEST_NUMBER} characters"
        ))
        .label(input, number.span.clone(), "longer than 16,384 bits")
        .help("Generate an RSA key of 2048 bits.")
        .member(name)
    });
    Ok(findings.collect())
}
