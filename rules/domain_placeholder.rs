//! The domain is still the example from a guide.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    if domain.kind != DomainKind::Placeholder {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("The domain is a placeholder")
            .label(input, domain.name.clone(), "your own value belongs here")
            .certainty(Certainty::Likely)
            .help(domain.advice(evidence.domain_form())),
    ])
}
