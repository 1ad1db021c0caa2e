//! A read scope is asked for beside the manage scope that includes it.

use super::prelude::scopes::places;
use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Advice;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, scopes) = evidence.scopes()?;
    let given = evidence.requested_scopes();
    let includes = |name: &str| {
        let manage = format!("{}.manage", name.strip_suffix(".read")?);
        given.contains(&manage.as_str()).then_some(manage)
    };
    // A scope that is there twice is a finding already.
    let places = places(&given, |at, name| {
        includes(name).is_some() && !given[..at].contains(&name)
    });
    let names: Vec<&str> = places.iter().map(|at| given[*at]).collect();
    let names = names.join(", ");
    let mut finding = Finding::new(format!(
        "A manage scope includes its read scope: {names} adds nothing"
    ));
    for at in &places {
        let manage = includes(given[*at]).unwrap_or_default();
        finding = finding.label(
            input,
            scopes.names[*at].clone(),
            format!("included in {manage}"),
        );
    }
    let fix = scopes.without(input.text(), &places);
    let fixed = fix.map(|(span, rest)| {
        finding
            .help(format!("Remove {names}"))
            .fix(input, span, rest)
    });
    Ok(fixed.into_iter().collect())
}
