//! Strings stand in single quotes.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::SingleQuotes);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("The key is written with single quotes")
        .label(input, first.clone(), "JSON knows only double quotes")
        .help("Put double quotes around every name and value. In Python, print json.dumps(key) and not the key itself. Or let okta-cc fix do it.");
    Ok(vec![finding])
}
