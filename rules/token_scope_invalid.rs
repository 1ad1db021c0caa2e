//! Okta does not know a requested scope, or does not take it here.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Certainty, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::ScopeInvalid)? else {
        return Ok(vec![]);
    };
    // Some wordings name the scopes. Where they do not, any of them may be meant.
    let named = |scope: &str| {
        refusal
            .text
            .split(|c: char| !is_of_scope(c))
            .any(|word| word == scope)
    };
    let all = evidence.scopes_where(named).is_empty();
    let (text, certainty) = if all {
        ("one of these is not accepted", Certainty::Likely)
    } else {
        ("Okta names this one", Certainty::Certain)
    };
    let finding = refusal
        .finding("Okta does not accept the requested scopes")
        .certainty(certainty)
        .help(refusal.hint_or(
            "Spell each scope as on Admin Console > Applications > your app > Okta API \
             Scopes: lower and upper case count, one space between two names.",
        ));
    Ok(vec![evidence.point_at_scopes(
        finding,
        |scope| all || named(scope),
        text,
    )])
}

fn is_of_scope(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':')
}
