//! The text is a JSON string that holds the JSON.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::DoubleEncoded);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("The key is JSON inside a JSON string")
        .label(input, first.clone(), "the JSON is packed into a string from here on")
        .help("Take off the outer quotes and the backslashes: the key went through JSON.stringify twice. Or let okta-cc fix do it.");
    Ok(vec![finding])
}
