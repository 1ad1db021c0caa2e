//! White space stands around or inside the domain.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let told = matches!(domain.kind, DomainKind::Secret | DomainKind::Placeholder);
    if told || domain.blanks.is_empty() || domain.name.is_empty() {
        return Ok(vec![]);
    }
    let mut finding = Finding::new("The domain has white space in it");
    for blank in domain.blanks.iter().take(SHOWN) {
        let what = if input.text()[blank.clone()].trim().is_empty() {
            "white space"
        } else {
            "a character that nobody sees"
        };
        finding = finding.label(input, blank.clone(), what);
    }
    let form = evidence.domain_form();
    Ok(vec![
        finding
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}

/// More labels than these help nobody.
const SHOWN: usize = 5;
