//! How the domain differs from the form that the tool takes, and the finding about it.

use super::super::prelude::*;
use crate::model::connection::{Domain, Input};

/// The domain's mismatch, where it is the one that the rule is about.
pub(in crate::rules) fn mismatch(
    evidence: &Evidence,
    is_it: fn(DomainMismatch) -> bool,
) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let Some(mismatch) = evidence
        .domain_mismatch()
        .filter(|mismatch| is_it(*mismatch))
    else {
        return Ok(vec![]);
    };
    let finding = explained(mismatch, input, domain);
    let finding = finding.also(input, domain.too_much(evidence.domain_form()));
    Ok(vec![evidence.fix_domain(finding)])
}

impl Evidence<'_> {
    /// Adds the fix that replaces the domain, where the right one is known.
    pub(in crate::rules) fn fix_domain(&self, finding: Finding) -> Finding {
        let Ok((input, domain)) = self.domain() else {
            return finding;
        };
        let form = self.domain_form();
        let finding = finding.help(domain.advice(form));
        finding.value(input, domain.wanted(form))
    }
}

fn explained(mismatch: DomainMismatch, input: &Input, domain: &Domain) -> Finding {
    let name = || Some(domain.name.clone());
    let (message, place, label) = match mismatch {
        DomainMismatch::AdminConsole => (
            "The domain is that of the Admin Console, which answers no API requests".into(),
            domain.admin.clone(),
            "the org's own host has no -admin",
        ),
        DomainMismatch::CutShort => (
            format!(
                "The domain lacks .com at its end: the host is {}",
                domain.host().unwrap_or_default()
            ),
            domain.cut_short.clone(),
            "no host name ends like this",
        ),
        DomainMismatch::OtherCell(cell) => (
            format!(
                "The org is in {cell}, and for {TOOL_TITLE} .{DEFAULT_CELL} is always added to a subdomain"
            ),
            domain.suffix.clone().or_else(name),
            "a subdomain alone cannot name this",
        ),
        DomainMismatch::CustomHost => (
            format!(
                "The domain is a custom one, and for {TOOL_TITLE} .{DEFAULT_CELL} is added to it"
            ),
            name(),
            "not a subdomain of okta.com",
        ),
        DomainMismatch::Doubled => (
            format!(
                "The end of the domain appears twice: {}",
                input.quote(domain.doubled.clone().unwrap_or_default())
            ),
            domain.doubled.clone(),
            "once too often",
        ),
        DomainMismatch::Url => (format!("The domain has {}", parts(domain)), None, ""),
        DomainMismatch::Slash => (
            format!("The domain ends with a slash, and another one is added for {TOOL_TITLE}"),
            domain.path.clone(),
            "one too many",
        ),
        DomainMismatch::NoScheme => (
            format!(
                "The domain does not start with https://, and only a URL works for {TOOL_TITLE}"
            ),
            domain.scheme.clone().or_else(name),
            "https:// belongs before the host",
        ),
        DomainMismatch::FullHost => (
            format!(
                "The domain is a whole host name, and for {TOOL_TITLE} .{DEFAULT_CELL} is added to it again"
            ),
            None,
            "",
        ),
        DomainMismatch::SubdomainAlone => (
            "The domain is only a subdomain, but the whole host name is expected".into(),
            name(),
            "lacks .okta.com or its own cell",
        ),
        DomainMismatch::TrailingDot => ("The domain ends with a dot".into(), None, ""),
    };
    let finding = Finding::new(message).certainty(match mismatch {
        DomainMismatch::CutShort | DomainMismatch::Slash => Certainty::Likely,
        _ => Certainty::Certain,
    });
    match place {
        Some(place) => finding.label(input, place, label),
        None => finding,
    }
}

/// `a scheme and a path`
fn parts(domain: &Domain) -> String {
    let parts = [
        ("a scheme", &domain.scheme),
        ("a user", &domain.user),
        ("a port", &domain.port),
        ("a path", &domain.path),
    ];
    let found = parts.into_iter().filter(|(_, place)| place.is_some());
    let names: Vec<&str> = found.map(|(what, _)| what).collect();
    names.join(" and ")
}
