//! The subdomain alone is given where the whole host name is expected.

use crate::connection::Misfit;
use crate::evidence::Evidence;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let form = evidence.domain_form();
    if domain.misfit(form) != Some(Misfit::SubdomainAlone) {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("The domain is a subdomain alone, where the whole host name is expected")
            .label(
                input,
                domain.name.clone(),
                "lacks .okta.com or its own cell",
            )
            .also(input, domain.too_much(form))
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
