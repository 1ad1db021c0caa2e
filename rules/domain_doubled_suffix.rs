//! The end of the domain is there twice.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    let doubled = domain.doubled.clone();
    // Of a custom host or one in another cell, no rest would be right for a subdomain either.
    let Some(doubled) =
        doubled.filter(|_| evidence.domain_mismatch() == Some(DomainMismatch::Doubled))
    else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new(format!(
            "The end of the domain is there twice: {}",
            input.quote(doubled.clone())
        ))
        .label(input, doubled, "once too often")
        .also(input, domain.too_much(form))
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
