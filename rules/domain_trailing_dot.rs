//! The domain ends with a dot.

use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let Some(dots) = domain.dots.clone().filter(|_| domain.host().is_some()) else {
        return Ok(vec![]);
    };
    let form = evidence.domain_form();
    Ok(vec![
        Finding::new("The domain ends with a dot")
            .label(input, dots, "not wanted here")
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
