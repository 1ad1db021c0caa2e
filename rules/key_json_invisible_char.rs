//! Characters that cannot be seen stand between the tokens.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::InvisibleChar);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("There are invisible characters in the key's JSON")
        .label(input, first.clone(), "an invisible character stands here")
        .help("Delete it, or copy the key from its source again. Or let okta-cc fix do it.");
    // With several places, deleting one would be half a repair.
    if places.len() > 1 || !key.can_be_edited() {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.fix(input, first.clone(), "")])
}
