//! A line break stands inside a string.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::WrappedString);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("A line break stands inside a value")
        .label(input, first.clone(), "the line was broken here")
        .help("Join the lines: a terminal or a mail program has wrapped them. Or let okta-cc fix do it.");
    // With several places, deleting one would be half a repair.
    if places.len() > 1 || !key.can_be_edited() {
        return Ok(vec![finding]);
    }
    Ok(vec![finding.fix(input, first.clone(), "")])
}
