//! The org lacks a feature that the token request takes.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::FeatureNotAvailable)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The org lacks a feature that this request needs")
        .help("Ask Okta Support which feature the request needs, with the request id above.");
    Ok(vec![finding])
}
