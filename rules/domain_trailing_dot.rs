//! The domain ends with a dot.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    if evidence.domain_mismatch() != Some(DomainMismatch::TrailingDot) {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("The domain ends with a dot")
            .also(input, domain.too_much(form))
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
