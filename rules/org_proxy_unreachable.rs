//! The proxy on the way to the org cannot be reached.

use crate::evidence::Evidence;
use crate::model::conversation::FaultKind;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    evidence.org_fault(FaultKind::ProxyUnreachable)
}
