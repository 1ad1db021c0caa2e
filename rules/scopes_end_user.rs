//! A scope is asked for that works for a signed-in user alone.

use super::prelude::scopes::places;
use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, scopes) = evidence.scopes()?;
    let given = evidence.requested_scopes();
    let mut findings = Vec::new();
    for (of, severity) in [
        (Meaning::EndUser, Severity::Error),
        (Meaning::ForSignedInUser, Severity::Warning),
    ] {
        let places = places(&given, |_, name| meaning(name) == Some(of));
        if places.is_empty() {
            continue;
        }
        let names: Vec<&str> = places.iter().map(|at| given[*at]).collect();
        // Okta documents the refusal of `.self`; for the others it follows from what they do.
        let certainty = match of {
            Meaning::EndUser if names.iter().any(|name| name.ends_with(".self")) => {
                Certainty::Certain
            }
            Meaning::EndUser => Certainty::Likely,
            _ => Certainty::Possible,
        };
        let names = names.join(", ");
        let mut finding = Finding::new(format!(
            "Only a signed-in user can have this, and client credentials have none: {names}"
        ))
        .severity(severity)
        .certainty(certainty);
        for at in &places {
            finding = finding.label(input, scopes.names[*at].clone(), "for a signed-in user");
        }
        findings.push(match scopes.without(input.text(), &places) {
            Some((span, rest)) => finding
                .help(format!("Remove {names}"))
                .fix(input, span, rest),
            None => finding.help(format!(
                "Replace {names} by scopes that the app is granted, such as okta.users.read"
            )),
        });
    }
    Ok(findings)
}
