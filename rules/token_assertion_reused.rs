//! The assertion was sent before.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::AssertionReused)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The client assertion has been used before")
        .help(
            "Make a new assertion with a new jti for every request, retries included; then \
             run again.",
        );
    Ok(vec![finding])
}
