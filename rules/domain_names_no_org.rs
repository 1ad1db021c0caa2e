//! The domain is a host, but not that of an org.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    if domain.kind != DomainKind::NoOrg {
        return Ok(vec![]);
    }
    let name = domain.name.clone();
    Ok(vec![
        Finding::new(format!(
            "{} is not the host of an Okta org",
            input.quote(name.clone())
        ))
        .label(input, name, "no org's host")
        .help(domain.advice(evidence.domain_form())),
    ])
}
