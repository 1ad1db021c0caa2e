//! Strings stand in typographic quotes.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::SmartQuotes);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("The key is written with typographic quotes")
        .label(input, first.clone(), "JSON knows only the plain double quote")
        .help("Replace every typographic quote with a plain one, or copy the key from its source again: a word processor or a chat has changed it. Or let okta-cc fix do it.");
    Ok(vec![finding])
}
