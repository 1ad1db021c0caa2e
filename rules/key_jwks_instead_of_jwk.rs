//! A set of keys was given instead of one key.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    // No key of another kind is better for being unwrapped.
    if evidence.moot() == Some(Moot::OtherKind) {
        return Ok(vec![]);
    }
    let is_set = |container: &&Container| container.kind == ContainerKind::Set;
    let Some(set) = key.containers().iter().find(is_set) else {
        return Ok(vec![]);
    };
    let help = match (set.private, key.jwk()) {
        (0, _) => {
            "Put the private JWK here: this set has no private key. Okta's own lists hold public keys only.".into()
        }
        (_, Some(_)) => "Put here only the object with \"d\", from its { to its }.".into(),
        _ => {
            format!(
                "Put here only one of the keys: the one whose KID is registered under {PUBLIC_KEYS}."
            )
        }
    };
    let finding = Finding::new("This is a set of keys (JWKS), not one key")
        .label(input, set.span.clone(), "a set of keys starts here")
        .help(help);
    let Some(jwk) = key.jwk() else {
        return Ok(vec![finding]);
    };
    Ok(vec![finding.label(input, jwk.start(), "this is the key")])
}
