//! The tool in between is at fault.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::ConnectorBug)? else {
        return Ok(vec![]);
    };
    let finding = remark
        .finding("The tool in between may be at fault, not the connection")
        .certainty(Certainty::Likely)
        .help(remark.hint_or("Check the connection with okta-cc doctor: if it is ready there, update the tool, or report it to its makers with the request as it was sent."));
    Ok(vec![finding])
}
