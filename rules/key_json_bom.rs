//! A byte order mark stands in front.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::Bom);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("A byte order mark stands before the key")
        .label(
            input,
            first.clone(),
            "an invisible character (U+FEFF) stands here",
        )
        .help("Save the file as UTF-8 without BOM, or delete its first character. Or let okta-cc fix do it.");
    // With several places, deleting one would be half a repair.
    if places.len() > 1 || !key.can_be_edited() {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.fix(input, first.clone(), "")])
}
