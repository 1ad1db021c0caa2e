//! Okta does not know a requested scope, or does not accept it here.

use super::prelude::evidence::names;
use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::ScopeInvalid)? else {
        return Ok(vec![]);
    };
    let bisection = evidence.scope_bisection().unwrap_or_default();
    // Some wordings name the scopes; else asking for fewer of them shows which; else any of them may be meant.
    let named = |scope: &str| names(refusal, scope);
    let offends = |scope: &str| named(scope) || bisection.offending.iter().any(|one| one == scope);
    let suspect = |scope: &str| {
        bisection.suspects.is_empty() || bisection.suspects.iter().any(|one| one == scope)
    };
    let found = evidence.scopes_where(offends);
    let help = format!(
        "Spell each scope as on {API_SCOPES}: lower and upper case count, one space between two names."
    );
    if found.is_empty() {
        let finding = refusal
            .finding("Okta does not accept the requested scopes")
            .certainty(Certainty::Likely)
            .help(refusal.hint_or(&help));
        let text = "one of these is not accepted";
        return Ok(vec![evidence.point_at_scopes(finding, suspect, text)]);
    }
    let all = listed(&found);
    let message = format!("Okta does not accept {all} here, and refuses the whole request for it");
    let mut finding = refusal
        .finding(&message)
        .help(refusal.hint_or(&format!("Leave out {all}, or correct it. {help}")));
    if bisection.complete {
        finding = finding.evidence(format!("Without {all} Okta accepts the scopes."));
    } else if !bisection.suspects.is_empty() {
        let rest = listed(&bisection.suspects);
        finding = finding.evidence(format!("Also at least one of these: {rest}"));
    }
    let text = if found.iter().any(|scope| named(scope)) {
        "Okta names this one"
    } else {
        "Okta accepts the others without this one"
    };
    Ok(vec![evidence.point_at_scopes(finding, offends, text)])
}
