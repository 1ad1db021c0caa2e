//! The app is inactive.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::AppInactive)? else {
        return Ok(vec![]);
    };
    let finding = remark
        .finding("The app is inactive")
        .certainty(Certainty::Likely)
        .help(remark.hint_or(
            "Admin Console > Applications > your app > the status menu beside the name: Activate.",
        ));
    Ok(vec![finding])
}
