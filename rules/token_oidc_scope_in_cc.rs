//! A scope of OpenID Connect was requested, which a flow without a user cannot have.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::OidcScope)? else {
        return Ok(vec![]);
    };
    let oidc = |scope: &str| !scope.starts_with("okta.");
    let names = listed(&evidence.scopes_where(oidc));
    let which = if names.is_empty() {
        "openid, profile, email and the like"
    } else {
        &names
    };
    let finding = refusal
        .finding("OpenID Connect scopes cannot be requested with client credentials")
        .help(format!("Leave out {which}; request okta.* scopes only."));
    Ok(vec![evidence.point_at_scopes(
        finding,
        oidc,
        "for a flow with a user",
    )])
}
