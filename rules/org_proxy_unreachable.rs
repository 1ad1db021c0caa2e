//! The proxy on the way to the org cannot be reached.

use crate::engine::evidence::Evidence;
use crate::engine::rule::{Severity, Verdict};
use crate::model::conversation::FaultKind;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    evidence.org_fault(FaultKind::ProxyUnreachable)
}
