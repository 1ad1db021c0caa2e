//! Okta does not accept the DPoP proof of the token request.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::DpopProof)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta does not accept the DPoP proof of the token request")
        .help(refusal.hint_or("Build the proof as Okta's DPoP guide shows."));
    Ok(vec![finding])
}
