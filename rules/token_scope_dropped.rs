//! Okta issued a token with fewer scopes than were requested, and said nothing.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.token_answer()?;
    let Answer::Grant(grant) = answer else {
        return Err(Missing::NotAsked("no token was issued".into()));
    };
    evidence.scopes()?;
    // Where some names make Okta refuse everything, the rest was asked for without them.
    let asked = &exchange.request.scopes;
    let asked = |scope: &str| asked.is_empty() || asked.iter().any(|one| one == scope);
    // Another rule reports what is needed and missing; what is not needed is not an error.
    let needs = || evidence.needs().iter().enumerate();
    let missed = |scope: &str| {
        let is_it = |at: usize, need: &Need| {
            need.is_covered_by(scope) && evidence.met(at) == Met::NotGranted
        };
        needs().any(|(at, need)| is_it(at, need))
    };
    let dropped = |scope: &str| asked(scope) && !grant.covers(scope) && !missed(scope);
    let names = evidence.scopes_where(dropped);
    if names.is_empty() {
        return Ok(vec![]);
    }
    let names = listed(&names);
    let finding = Finding::new(format!("Okta left out of the token: {names}"))
        .evidence(format!("Okta granted: {}", listed(&grant.scopes)))
        .evidence("Okta issued a token: client ID, key, clock and audience are right.")
        .help(format!(
            "{GRANT_SCOPES}: Grant {names}; or do not request what the app may not have."
        ));
    let finding = match needs().count() {
        0 => finding,
        _ => finding.severity(Severity::Warning),
    };
    Ok(vec![evidence.point_at_scopes(
        finding,
        dropped,
        "not granted on the app",
    )])
}
