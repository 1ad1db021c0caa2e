//! The org is in another cell than the one that the target puts behind a subdomain.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    let Some(Misfit::OtherCell(cell)) = evidence.domain_misfit() else {
        return Ok(vec![]);
    };
    let suffix = domain.suffix.clone().unwrap_or(domain.name.clone());
    Ok(vec![
        Finding::new(format!(
            "The org is in {cell}, and for {TOOL_TITLE} .{DEFAULT_CELL} always comes behind a subdomain"
        ))
        .label(input, suffix, "no subdomain alone can say this")
        .also(input, domain.too_much(form))
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
