//! Only the public half of the key is here.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let place = match (key.form(), key.jwk()) {
        (KeyForm::Pem(kind, span), _) if kind.is_public() => span.clone(),
        (KeyForm::Json, Some(jwk)) if jwk.is_public() => jwk.start(),
        _ => return Ok(vec![]),
    };
    if key.is_of_kms() {
        return Ok(vec![
            Finding::new("This is a public key, as a key management service (KMS) answers it")
                .label(input, place, "this key has no private member")
                .evidence("A KMS never gives the private half away, and no client of Okta's signs with one")
                .help(format!("Generate a key that you hold: {NEW_KEY}.")),
        ]);
    }
    Ok(vec![
        Finding::new("This is the public key, not the private one")
            .label(input, place, "this key has no private member")
            .help(format!("Put the private key here (a JWK has \"d\" then). Okta shows it once, when it generates the \
                 key; if it is lost, generate a new one under {PUBLIC_KEYS} > Add key.")),
    ])
}
