//! The certificate's time is over, or has not begun.

use crate::engine::evidence::Evidence;
use crate::engine::rule::{Severity, Verdict};
use crate::model::conversation::FaultKind;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    evidence.org_fault(FaultKind::TlsExpired)
}
