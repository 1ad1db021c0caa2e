//! Okta does not accept the access token.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::InvalidToken)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta does not accept the access token")
        .evidence(asked)
        .evidence("Okta had issued this token a moment ago, and doctor sent it back unchanged.")
        .help(refusal.hint_or(
            "Run again. If it stays so, let the proxy between this machine and Okta pass the \
             header Authorization unchanged, or see in Admin Console > Reports > System Log \
             whether the app's tokens are revoked.",
        ));
    Ok(vec![finding])
}
