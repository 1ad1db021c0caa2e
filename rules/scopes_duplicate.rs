//! A scope is there twice.

use super::prelude::scopes::places;
use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Warning;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, scopes) = evidence.scopes()?;
    let given = evidence.requested_scopes();
    let places = places(&given, |at, name| given[..at].contains(&name));
    let mut names: Vec<&str> = places.iter().map(|at| given[*at]).collect();
    names.dedup();
    let mut finding = Finding::new(format!("Named more than once: {}", names.join(", ")));
    for at in &places {
        finding = finding.label(input, scopes.names[*at].clone(), "named before");
    }
    let fix = scopes.without(input.text(), &places);
    let fixed = fix.map(|(span, rest)| {
        finding
            .help("Remove what is named before")
            .fix(input, span, rest)
    });
    Ok(fixed.into_iter().collect())
}
