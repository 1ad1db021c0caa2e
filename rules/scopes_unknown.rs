//! A scope that Okta does not know.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, scopes) = evidence.scopes()?;
    let given = evidence.requested_scopes();
    let look = format!("{API_SCOPES}: use a name from that list");
    let unknown = scopes
        .names
        .iter()
        .enumerate()
        .filter(|(at, _)| meaning(given[*at]).is_none());
    let findings = unknown.map(|(at, place)| {
        let name = given[at];
        let quoted = input.quote(place.clone());
        let finding = Finding::new(format!("Okta has no scope {quoted}"))
            .label(input, place.clone(), "not a scope")
            .certainty(Certainty::Likely);
        if let Some(parts) = run_together(name) {
            let parts = parts.join(" ");
            let mut finding = finding.help(format!("Use {parts}"));
            finding.message = format!("A space between two scopes is missing: {quoted}");
            return finding.fix(input, place.clone(), parts);
        }
        match nearest(name) {
            Some(known) if given.contains(&known) => {
                let finding = finding.help(format!("Remove it: {known} is there already"));
                match scopes.without(input.text(), &[at]) {
                    Some((span, rest)) => finding.fix(input, span, rest),
                    None => finding,
                }
            }
            Some(known) => finding
                .help(format!("Use {known}"))
                .fix(input, place.clone(), known),
            None if is_well_formed(name) => {
                let mut finding = finding
                    .severity(Severity::Warning)
                    .certainty(Certainty::Possible);
                finding.message =
                    format!("okta-cc does not know the scope {quoted}; it may be newer");
                finding.help(&look)
            }
            None => finding.help(&look),
        }
    });
    Ok(findings.collect())
}
