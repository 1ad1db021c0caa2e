//! A comma stands before a closing bracket.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::TrailingComma);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("A comma stands behind the last member")
        .label(input, first.clone(), "no member follows this comma")
        .help("Delete this comma. Or let okta-cc fix do it.");
    // With several places, deleting one would be half a repair.
    if places.len() > 1 || !key.can_be_edited() {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.fix(input, first.clone(), "")])
}
