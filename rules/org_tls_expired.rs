//! The certificate's time is over, or has not begun.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    evidence.org_fault(FaultKind::TlsExpired)
}
