//! The TLS handshake failed, and not for its certificate.

use crate::evidence::Evidence;
use crate::model::conversation::FaultKind;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    evidence.org_fault(FaultKind::TlsFailed)
}
