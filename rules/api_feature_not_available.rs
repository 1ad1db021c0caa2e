//! The org lacks the feature that the call reads.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::FeatureNotAvailable)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The org lacks the feature that this call reads")
        .evidence(asked)
        .help(
            "Leave out what reads it, or ask Okta Support to enable the feature, with the \
             request id above.",
        );
    Ok(vec![finding])
}
