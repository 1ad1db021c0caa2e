//! The domain is a host name, or a URL without TLS, where an https URL is expected.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    if evidence.domain_misfit() != Some(Misfit::NoScheme) {
        return Ok(vec![]);
    }
    let form = evidence.domain_form();
    let place = domain.scheme.clone().unwrap_or(domain.name.clone());
    Ok(vec![
        Finding::new(format!(
            "The domain does not start with https://, and only a URL works for {TOOL_TITLE}"
        ))
        .label(input, place, "https:// belongs before the host")
        .also(input, domain.too_much(form))
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
