//! The domain is the one of the Admin Console.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    let admin = domain.admin.clone();
    let Some(admin) =
        admin.filter(|_| evidence.domain_mismatch() == Some(DomainMismatch::AdminConsole))
    else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new("The domain is that of the Admin Console, which answers no API requests")
            .label(input, admin, "the org's own host has no -admin")
            .also(input, domain.too_much(form))
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
