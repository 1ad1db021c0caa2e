//! The `kid` is empty.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, jwk) = evidence.signing_jwk()?;
    let kid = jwk.string("kid").filter(|kid| key::is_empty(kid.text()));
    let Some((_, member)) = kid.zip(jwk.get("kid")) else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new("\"kid\" is empty")
            .label(input, member.value.span.clone(), "nothing is here")
            .help(format!(
                "{PUBLIC_KEYS}: copy the key's KID and put it here."
            )),
    ])
}
