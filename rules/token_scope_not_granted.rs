//! None of the requested scopes is granted on the app.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::ScopeNotGranted)? else {
        return Ok(vec![]);
    };
    // Where some names make Okta refuse everything, the rest was asked for without them.
    let exchange = evidence.token_answer().ok().map(|(exchange, _)| exchange);
    let asked = exchange.map_or(&[][..], |exchange| &exchange.request.scopes);
    let asked = |scope: &str| asked.is_empty() || asked.iter().any(|one| one == scope);
    let wanted = listed(&evidence.scopes_where(asked));
    // A pasted text may not name them.
    let (message, wanted) = if wanted.is_empty() {
        let message = "None of the requested scopes is granted on the app";
        (message.into(), "each scope that is requested".into())
    } else {
        let message = format!("None of the requested scopes is granted on the app: {wanted}");
        (message, wanted)
    };
    let finding = refusal.finding(message).help(format!(
        "{GRANT_SCOPES}: Grant {wanted}. Then reload the page and see that they are still granted."
    ));
    Ok(vec![evidence.point_at_scopes(
        finding,
        asked,
        "not granted",
    )])
}
