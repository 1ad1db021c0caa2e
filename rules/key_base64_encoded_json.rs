//! The text is base64 around the JSON.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, key) = evidence.key()?;
    let places = key.damaged(DamageKind::Base64Encoded);
    let Some(first) = places.first() else {
        return Ok(vec![]);
    };
    let finding = Finding::new("The key is base64 encoded")
        .label(input, first.clone(), "this is base64 around the JSON")
        .help("Decode it: echo … | base64 -d. Or let okta-cc fix do it.");
    Ok(vec![finding])
}
