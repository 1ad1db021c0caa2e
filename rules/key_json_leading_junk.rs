//! Something stands before the key.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::LeadingJunk);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("Something stands before the key's JSON")
        .label(input, first.clone(), "this does not belong to the key")
        .help("Delete everything before the {. Or let okta-cc fix do it.");
    // With several places, deleting one would be half a repair.
    if places.len() > 1 || !key.can_be_edited() {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.fix(input, first.clone(), "")])
}
