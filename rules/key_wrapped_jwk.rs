//! The JWK is inside another object or array.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    // No key of another kind is better for being unwrapped.
    if evidence.moot() == Some(Moot::OtherKind) {
        return Ok(vec![]);
    }
    let wraps = |container: &&Container| container.kind == ContainerKind::Wrapper;
    let Some(wrapper) = key.containers().iter().find(wraps) else {
        return Ok(vec![]);
    };
    let help = match key.jwk() {
        Some(jwk) if jwk.is_public() => {
            "Put the private JWK here: what is inside is only its public half."
        }
        Some(_) => "Put here only the inner object with \"d\", from its { to its }.",
        None => "Put here only one of the keys inside: the one whose KID is registered at Okta.",
    };
    let finding = Finding::new("The JWK is wrapped in something else")
        .label(input, wrapper.span.clone(), "the key is inside this")
        .help(help);
    let Some(jwk) = key.jwk() else {
        return Ok(vec![finding]);
    };
    Ok(vec![finding.label(input, jwk.start(), "this is the key")])
}
