//! An OpenID Connect scope is requested, and there is no user.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let oidc = Picked::of(evidence, |_, name| meaning(name) == Some(Meaning::Oidc))?;
    if oidc.names.is_empty() {
        return Ok(vec![]);
    }
    // Okta documents the refusal of `openid`; the others describe the same user, who is not there.
    let certainty = if oidc.names.contains(&"openid") {
        Certainty::Certain
    } else {
        Certainty::Likely
    };
    let finding = Finding::new(format!(
        "Client credentials have no user, and these scopes are about one: {}",
        oidc.listed()
    ))
    .certainty(certainty);
    let finding = oidc.label(finding, |_| "an OpenID Connect scope".into());
    Ok(vec![oidc.remove_or_replace(finding)])
}
