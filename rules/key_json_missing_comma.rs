//! Two members have no comma between them.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::MissingComma);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("A comma is missing between two members")
        .label(input, first.clone(), "a comma is missing before this")
        .help("Put a comma before it. Or let okta-cc fix do it.");
    Ok(vec![finding])
}
