//! A requested scope acts for a signed-in user, and this flow has none.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::ScopeNeedsUser)? else {
        return Ok(vec![]);
    };
    let named = |scope: &str| scope.ends_with(".self") || refusal.text.contains(scope);
    let finding = refusal
        .finding("A requested scope acts for a signed-in user, and client credentials have no user")
        .help(refusal.hint_or("Leave out the scopes that Okta names."));
    Ok(vec![evidence.point_at_scopes(
        finding,
        named,
        "needs a user",
    )])
}
