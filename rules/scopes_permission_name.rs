//! A permission of an admin role is requested as a scope.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, scopes) = evidence.scopes()?;
    let given = evidence.requested_scopes();
    let mut findings = Vec::new();
    for (at, place) in scopes.names.iter().enumerate() {
        let Some(Meaning::Permission(nearest)) = meaning(given[at]) else {
            continue;
        };
        let quoted = input.quote(place.clone());
        let finding = Finding::new(format!(
            "{quoted} is a permission of admin roles, not a scope"
        ))
        .label(input, place.clone(), "not a scope")
        .certainty(Certainty::Likely);
        let there = nearest.filter(|known| given.contains(known));
        let help = match (nearest, there) {
            (_, Some(known)) => format!("Remove it: {known} is there already"),
            (Some(known), None) => format!("Use {known}"),
            (None, None) => "Remove it, and give the permission to the app's admin role".into(),
        };
        let fix = match nearest.filter(|_| there.is_none()) {
            Some(known) => Some((place.clone(), known.to_owned())),
            None => scopes.without(input.text(), &[at]),
        };
        let finding = finding.help(help);
        findings.push(match fix {
            Some((span, text)) => finding.fix(input, span, text),
            None => finding,
        });
    }
    Ok(findings)
}
