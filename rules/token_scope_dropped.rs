//! Okta issued a token with fewer scopes than were requested, and said nothing.

use crate::evidence::{Evidence, Missing};
use crate::okta::answers::{Answer, Grant};
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (_, answer) = evidence.token_answer()?;
    let Answer::Given(grant) = answer else {
        return Err(Missing::NotAsked("no token was issued".into()));
    };
    evidence.scopes()?;
    let dropped = |scope: &str| !covers(&grant, scope);
    let names = evidence.scopes_where(dropped);
    // Without the member `scope` the grant is what was requested (RFC 6749 section 5.1).
    if names.is_empty() || grant.scopes.is_empty() {
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

/// A `manage` includes its `read`.
fn covers(grant: &Grant, scope: &str) -> bool {
    let manage = scope.strip_suffix(".read").map(|of| format!("{of}.manage"));
    let granted = |granted: &String| granted == scope || Some(granted) == manage.as_ref();
    grant.scopes.iter().any(granted)
}
