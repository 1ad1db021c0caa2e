//! The network failed on the way to the token endpoint.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.faults(&[Step::Token])?;
    let found = faults.into_iter();
    Ok(found
        .map(|(request, fault)| fault.finding(&request.url))
        .collect())
}
