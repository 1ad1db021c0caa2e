//! The text holds HTML entities for its quotes.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::HtmlEntities);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("The key is written with HTML entities")
        .label(input, first.clone(), "this is HTML for a character")
        .help("Copy the key from the page as it is shown, not from its source. Or let okta-cc fix do it.");
    Ok(vec![finding])
}
