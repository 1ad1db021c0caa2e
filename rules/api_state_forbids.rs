//! The state of the object forbids the call.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::StateForbids)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The state of the object forbids this call; no permission is missing")
        .evidence(asked)
        .help("Do first what Okta names above, then call again.");
    Ok(vec![finding])
}
