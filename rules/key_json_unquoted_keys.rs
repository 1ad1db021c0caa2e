//! Names have no quotes.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::UnquotedKeys);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("Names in the key have no quotes")
        .label(input, first.clone(), "this name needs double quotes")
        .help("Put double quotes around every name. In JavaScript, print JSON.stringify(key). Or let okta-cc fix do it.");
    Ok(vec![finding])
}
