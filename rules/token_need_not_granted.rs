//! The run needs something that was requested and is not in the token.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let token = evidence.token()?;
    if token.grant().is_none() {
        return Err(Missing::NotAsked("no token was issued".into()));
    }
    let needs = evidence.needs().iter().enumerate();
    let lacking = needs.filter(|(at, _)| evidence.met(*at) == Met::NotGranted);
    let findings = lacking.map(|(_, need)| {
        let (name, scope) = (need.as_str(), need.scope());
        let finding = Finding::new(format!("Needed, but not in the token: {name}"))
            .evidence(format!("Okta granted: {}", listed(token.scopes())))
            .help(format!("{GRANT_SCOPES}: Grant {scope}."));
        evidence.point_at_scopes(
            finding,
            |scope| need.is_covered_by(scope),
            "not granted on the app",
        )
    });
    Ok(findings.collect())
}
