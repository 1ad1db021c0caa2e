//! A custom domain is given where the subdomain of okta.com is expected.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    if evidence.domain_misfit() != Some(Misfit::CustomHost) {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new(format!(
            "The domain is a custom one, and for {TOOL_TITLE} .{DEFAULT_CELL} comes behind it"
        ))
        .label(input, domain.name.clone(), "not a subdomain of okta.com")
        .also(input, domain.too_much(form))
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
