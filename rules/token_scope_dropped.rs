//! Okta issued a token with fewer scopes than were requested, and said nothing.

use crate::evidence::{Evidence, Missing};
use crate::okta::answers::Answer;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.token_answer()?;
    let Answer::Given(grant) = answer else {
        return Err(Missing::NotAsked("no token was issued".into()));
    };
    evidence.scopes()?;
    // Where some names make Okta refuse everything, the rest was asked for without them.
    let asked = &exchange.request.scopes;
    let asked = |scope: &str| asked.is_empty() || asked.iter().any(|one| one == scope);
    let dropped = |scope: &str| asked(scope) && !grant.covers(scope);
    let names = evidence.scopes_where(dropped);
    if names.is_empty() {
        return Ok(vec![]);
    }
    let names = names.join(", ");
    let finding = Finding::new(format!("Okta left out of the token: {names}"))
        .evidence(format!("Okta granted: {}", grant.scopes.join(", ")))
        .evidence("Okta issued a token: client ID, key, clock and audience are right.")
        .help(format!(
            "Admin Console (as super admin) > Applications > your app > Okta API Scopes: \
             Grant {names}; or do not request what the app may not have."
        ));
    Ok(vec![evidence.point_at_scopes(
        finding,
        dropped,
        "not granted on the app",
    )])
}
