//! The token request is not well formed.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::RequestMalformed)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta cannot use the token request as it was sent")
        .help(refusal.hint_or(
            "POST grant_type, scope, client_assertion_type and client_assertion form-encoded, \
             each once, and no other credentials.",
        ));
    Ok(vec![finding])
}
