//! The token lacks the scope of an API call.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::InsufficientScope)? else {
        return Ok(vec![]);
    };
    let scope = refusal.scope.as_deref();
    let named = scope.unwrap_or("the scope of this call");
    let finding = refusal
        .finding(format!("The token lacks {named}"))
        .evidence(asked)
        .help(format!(
            "{GRANT_SCOPES}: Grant {named}; add it to the requested scopes and ask for a new token."
        ));
    Ok(vec![evidence.point_at_scopes(
        finding,
        |name| Some(name) == scope,
        "not in the token",
    )])
}
