//! A scope is requested that works only for a signed-in user.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let mut findings = Vec::new();
    for (of, severity) in [
        (Meaning::EndUser, Severity::Error),
        (Meaning::ForSignedInUser, Severity::Warning),
    ] {
        let picked = Picked::of(evidence, |_, name| meaning(name) == Some(of))?;
        if picked.names.is_empty() {
            continue;
        }
        // Okta documents the refusal of `.self`; for the others it follows from what they do.
        let certainty = match of {
            Meaning::EndUser if picked.names.iter().any(|name| name.ends_with(".self")) => {
                Certainty::Certain
            }
            Meaning::EndUser => Certainty::Likely,
            _ => Certainty::Possible,
        };
        let finding = Finding::new(format!(
            "Only a signed-in user can have this, and client credentials have no user: {}",
            picked.listed()
        ))
        .severity(severity)
        .certainty(certainty);
        let finding = picked.label(finding, |_| "for a signed-in user".into());
        findings.push(picked.remove_or_replace(finding));
    }
    Ok(findings)
}
