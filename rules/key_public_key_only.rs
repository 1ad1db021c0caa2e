//! Only the public half of the key is here.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    // That a set or an object holds only public keys is told of it.
    let is_packed = key
        .containers()
        .iter()
        .any(|container| container.private == 0);
    if is_packed || evidence.moot() != Some(Moot::PublicHalf) {
        return Ok(vec![]);
    }
    let place = match (key.form(), key.jwk()) {
        (KeyForm::Pem(_, span), _) => span.clone(),
        (_, Some(jwk)) => jwk.start(),
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
    let mut finding = Finding::new("This is the public key, not the private one");
    let half_a_point = |jwk: &Jwk| {
        let has = |name| jwk.get(name).is_some();
        jwk.family() == KeyFamily::Ec && has("x") && !has("y")
    };
    if key.jwk().is_some_and(half_a_point) {
        finding = finding.evidence("\"y\" is missing too, and two values of it go with this x");
    }
    Ok(vec![
        finding
            .label(input, place, "this key has no private member")
            .help(format!("Put the private key here (a JWK has \"d\" then). Okta shows it once, when it generates the \
                 key; if it is lost, generate a new one under {PUBLIC_KEYS} > Add key.")),
    ])
}
