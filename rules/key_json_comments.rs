//! There are comments in the JSON.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::Comments);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("There is a comment in the key")
        .label(input, first.clone(), "JSON has no comments")
        .help("Delete the comment. Or let okta-cc fix do it.");
    // With several places, deleting one would be half a repair.
    if places.len() > 1 || !key.can_be_edited() {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.fix(input, first.clone(), "")])
}
