//! The org is in another cell than the one that the target puts behind a subdomain.

use crate::connection::{DomainForm, DomainKind};
use crate::evidence::Evidence;
use crate::okta::hosts::DEFAULT_CELL;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let DomainKind::Org(cell) = domain.kind else {
        return Ok(vec![]);
    };
    let bare = evidence.domain_form() == DomainForm::Subdomain;
    let Some(suffix) = domain
        .suffix
        .clone()
        .filter(|_| bare && cell != DEFAULT_CELL)
    else {
        return Ok(vec![]);
    };
    let target = evidence.target().title;
    let form = evidence.domain_form();
    Ok(vec![
        Finding::new(format!(
            "The org is in {cell}, and behind a subdomain {target} always puts .{DEFAULT_CELL}"
        ))
        .label(input, suffix, "no subdomain alone can say this")
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
