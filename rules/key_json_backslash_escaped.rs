//! Backslashes stand where the JSON has been escaped.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::BackslashEscaped);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("The key's JSON is escaped with backslashes")
        .label(input, first.clone(), "this backslash does not belong here")
        .help("Take the backslashes out: the key was copied from the inside of a string in some code. Or let okta-cc fix do it.");
    Ok(vec![finding])
}
