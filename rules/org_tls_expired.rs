//! The certificate's time is over, or has not begun.

use crate::evidence::Evidence;
use crate::model::conversation::FaultKind;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    evidence.org_fault(FaultKind::TlsExpired)
}
