//! The network failed on the way to the API.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let faults = evidence.faults(&Step::READS)?;
    let mut faults = faults.into_iter();
    let Some((request, fault)) = faults.next() else {
        return Ok(vec![]);
    };
    let finding = fault.finding(&request.url);
    // Side by side over one connection they break together: one finding for all.
    let others = faults.map(|(request, fault)| format!("{}: {}", request.url, fault.detail));
    Ok(vec![
        others.fold(finding, |finding, line| finding.evidence(line)),
    ])
}
