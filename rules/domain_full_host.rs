//! A whole host name is given where the subdomain alone is expected.

use crate::connection::{DomainForm, DomainKind};
use crate::evidence::Evidence;
use crate::okta::hosts::DEFAULT_CELL;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let bare = evidence.domain_form() == DomainForm::Subdomain;
    // A URL, or a suffix too much, is a fault of its own that says this as well.
    let alone = !domain.is_url() && domain.doubled.is_none();
    let in_default_cell = domain.kind == DomainKind::Org(DEFAULT_CELL);
    let Some(suffix) = domain
        .suffix
        .clone()
        .filter(|_| bare && alone && in_default_cell)
    else {
        return Ok(vec![]);
    };
    let target = evidence.target().title;
    let form = evidence.domain_form();
    Ok(vec![
        Finding::new(format!(
            "The domain is a whole host name, and {target} puts .{DEFAULT_CELL} behind it once more"
        ))
        .label(input, suffix, "not wanted here")
        .help(domain.advice(form))
        .value(input, domain.wanted(form)),
    ])
}
