//! The run needs something that is not among the requested scopes.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, scopes) = evidence.scopes()?;
    let mut findings = Vec::new();
    for need in evidence.needs() {
        if evidence.is_requested(need)? {
            continue;
        }
        let (name, scope) = (need.as_str(), need.scope());
        let needs = if name == scope {
            String::new()
        } else {
            format!(", which takes {scope}")
        };
        let end = scopes.names.last().map_or(0, |name| name.end);
        findings.push(
            Finding::new(format!("Needed, but not requested: {name}{needs}"))
                .label(input, 0..end, format!("no {scope} here"))
                .help(format!(
                    "Add {scope} to the requested scopes, and grant it: {GRANT_SCOPES}."
                )),
        );
    }
    Ok(findings)
}
