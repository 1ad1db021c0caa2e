//! The end of the host name is missing: the subdomain alone is given where the whole host name is expected.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    let finding = match (evidence.domain_mismatch(), &domain.cut_short, domain.host()) {
        (Some(DomainMismatch::SubdomainAlone), ..) => {
            let what = "The domain is a subdomain alone, where the whole host name is expected";
            let lacks = "lacks .okta.com or its own cell";
            Finding::new(what).label(input, domain.name.clone(), lacks)
        }
        (Some(DomainMismatch::CutShort), Some(place), Some(host)) => Finding::new(format!(
            "The domain lacks .com at its end: the host is {host}"
        ))
        .label(input, place.clone(), "no host name ends so")
        .certainty(Certainty::Likely),
        _ => return Ok(vec![]),
    };
    Ok(vec![
        finding
            .also(input, domain.too_much(form))
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
