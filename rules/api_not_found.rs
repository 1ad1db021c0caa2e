//! The path or object does not exist.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::NotFound)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta's API does not know what was asked for")
        .evidence(asked)
        .help("Correct the path or id of the call; ids of another org are not known here.");
    Ok(vec![finding])
}
