//! The domain is the one of the Admin Console.

use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let Some(admin) = domain.admin.clone().filter(|_| domain.host().is_some()) else {
        return Ok(vec![]);
    };
    let form = evidence.domain_form();
    Ok(vec![
        Finding::new("The domain is that of the Admin Console, which answers no API requests")
            .label(input, admin, "the org's own host has no -admin")
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
