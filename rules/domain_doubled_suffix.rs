//! The end of the domain is there twice.

use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let Some(doubled) = domain.doubled.clone().filter(|_| domain.host().is_some()) else {
        return Ok(vec![]);
    };
    let form = evidence.domain_form();
    Ok(vec![
        Finding::new(format!(
            "The end of the domain is there twice: {}",
            input.quote(doubled.clone())
        ))
        .label(input, doubled, "once too often")
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
