//! The domain looks like an Okta host, but is not one.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    if domain.kind != DomainKind::LookAlike {
        return Ok(vec![]);
    }
    let name = domain.name.clone();
    Ok(vec![
        Finding::new(format!(
            "{} is not an Okta host, though the domain looks like one: nothing is sent to it",
            input.quote(name.clone())
        ))
        .label(input, name, "not in one of Okta's domains")
        .certainty(Certainty::Likely)
        .help(domain.advice(evidence.domain_form())),
    ])
}
