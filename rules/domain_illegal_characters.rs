//! The domain has characters that no host name can have.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let finding = Finding::new("The domain has characters that no host name has");
    let mut finding = finding.at_each(input, &domain.quotes, "a quote");
    // White space, and no name at all, have rules of their own.
    let illegal = domain.illegal.clone().filter(|place| {
        let told = input.text()[place.clone()].trim().is_empty();
        domain.kind == DomainKind::Illegal && !told
    });
    if let Some(place) = illegal {
        if domain.user.is_some() {
            finding.message = "The domain is an email address".into();
        } else if place == domain.name {
            finding.message = "The domain is not a host name: a part of it is empty, too long, or has a hyphen at an end".into();
        }
        finding = finding.label(input, place, "not in a host name");
    }
    if finding.labels.is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![evidence.fix_domain(finding)])
}
