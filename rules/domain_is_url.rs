//! The domain is a URL, or has parts of one around the host name.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    if evidence.domain_mismatch() != Some(DomainMismatch::Url) {
        return Ok(vec![]);
    }
    let parts = [
        ("a scheme", &domain.scheme),
        ("a user", &domain.user),
        ("a port", &domain.port),
        ("a path", &domain.path),
    ];
    let found = parts.into_iter().filter(|(_, place)| place.is_some());
    let names: Vec<&str> = found.map(|(what, _)| what).collect();
    Ok(vec![
        Finding::new(format!("The domain has {}", names.join(" and ")))
            .also(input, domain.too_much(form))
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
