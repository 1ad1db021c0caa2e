//! Okta cannot read the assertion, or a claim is missing.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::AssertionMalformed)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta cannot read the client assertion")
        .help(refusal.hint_or("Send the assertion as one compact JWT, form-encoded once."));
    Ok(vec![finding])
}
