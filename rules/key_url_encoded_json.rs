//! The text is URL encoded.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::UrlEncoded);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("The key is URL encoded")
        .label(input, first.clone(), "this is URL encoding for a character")
        .help("Decode it, or copy the key from where it was before it went into a URL or a form. Or let okta-cc fix do it.");
    Ok(vec![finding])
}
