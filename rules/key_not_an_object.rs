//! The text is JSON, but not an object.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    if *key.form() != KeyForm::NotAnObject {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("The private key is JSON, but not an object")
            .label(
                input,
                input.span(),
                "a JWK is an object: {\"kty\":\"RSA\", …}",
            )
            .help("Put the whole JWK here, from its first { to its last }."),
    ])
}
