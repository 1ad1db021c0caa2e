//! Okta does not accept the DPoP proof of an API call.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::DpopProof)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta does not accept the DPoP proof of the API call")
        .evidence(asked)
        .help(refusal.hint_or("Build the proof as Okta's DPoP guide shows."));
    Ok(vec![finding])
}
