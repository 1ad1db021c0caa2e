//! The subdomain alone is given where the whole host name is expected.

use crate::connection::{DomainForm, DomainKind};
use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let whole = evidence.domain_form() == DomainForm::Hostname;
    if !whole || domain.kind != DomainKind::Bare {
        return Ok(vec![]);
    }
    let form = evidence.domain_form();
    Ok(vec![
        Finding::new("The domain is a subdomain alone, where the whole host name is expected")
            .label(
                input,
                domain.name.clone(),
                "lacks .okta.com or its own cell",
            )
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
