//! A slash ends the domain's URL, and the path of the request comes behind it with another one.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let slash = domain.path.clone();
    let mismatch = evidence.domain_mismatch();
    let Some(slash) = slash.filter(|_| mismatch == Some(DomainMismatch::Slash)) else {
        return Ok(vec![]);
    };
    let form = evidence.domain_form();
    let title = evidence.tool().title;
    Ok(vec![
        Finding::new(format!(
            "A slash ends the domain, and another one comes behind it for {title}"
        ))
        .label(input, slash, "one too many")
        .certainty(Certainty::Likely)
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
