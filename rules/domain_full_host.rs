//! A whole host name is given where the subdomain alone is expected.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    if evidence.domain_misfit() != Some(Misfit::FullHost) {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new(format!(
            "The domain is a whole host name, and for {TOOL_TITLE} .{DEFAULT_CELL} comes behind it once more"
        ))
        .also(input, domain.too_much(form))
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
