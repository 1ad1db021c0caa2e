//! The domain is a URL, or has parts of one around the host name.

use std::ops::Range;

use crate::connection::{DomainForm, DomainKind};
use crate::evidence::Evidence;
use crate::okta::hosts::DEFAULT_CELL;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    if !domain.is_url() || domain.host().is_none() {
        return Ok(vec![]);
    }
    let form = evidence.domain_form();
    let parts = [
        ("a scheme", &domain.scheme),
        ("a user", &domain.user),
        ("a port", &domain.port),
        ("a path", &domain.path),
    ];
    let found = parts
        .into_iter()
        .filter_map(|(what, place)| Some((what, place.clone()?)));
    let found: Vec<(&str, Range<usize>)> = found.collect();
    let names: Vec<&str> = found.iter().map(|(what, _)| *what).collect();
    let mut finding = Finding::new(format!("The domain has {}", names.join(" and ")));
    for (what, place) in found {
        finding = finding.label(input, place, format!("{what}: not wanted here"));
    }
    // One URL was pasted: its suffix is part of the same mistake.
    let in_default_cell = domain.kind == DomainKind::Org(DEFAULT_CELL);
    if let Some(suffix) = domain
        .suffix
        .clone()
        .filter(|_| form == DomainForm::Subdomain && in_default_cell)
    {
        finding = finding.label(input, suffix, "not wanted here either");
    }
    Ok(vec![
        finding
            .help(domain.advice(form))
            .value(input, domain.wanted(form)),
    ])
}
