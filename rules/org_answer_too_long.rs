//! The answer is far longer than any of Okta's.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    evidence.org_fault(FaultKind::TooLong)
}
