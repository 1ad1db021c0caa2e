//! The text ends inside the JSON, or begins inside it.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::Truncated);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("The JSON is cut off")
        .label(input, first.clone(), "the text is cut off here")
        .help("Copy the key again, from its first { to its last }. If that is lost, okta-cc fix saves what determines the rest.");
    Ok(vec![finding])
}
