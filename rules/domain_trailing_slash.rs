//! A slash ends the domain's URL, and the path of the request comes behind it with another one.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let slash = domain.path.clone();
    let misfit = evidence.domain_misfit();
    let Some(slash) = slash.filter(|_| misfit == Some(Misfit::Slash)) else {
        return Ok(vec![]);
    };
    let form = evidence.domain_form();
    Ok(vec![
        Finding::new(format!(
            "A slash ends the domain, and another one comes behind it for {TOOL_TITLE}"
        ))
        .label(input, slash, "one too many")
        .certainty(Certainty::Likely)
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
