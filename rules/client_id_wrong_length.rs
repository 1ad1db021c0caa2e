//! The client ID is longer or shorter than client IDs are.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let length = client_id.bare.len();
    let clean = client_id.blanks.is_empty() && client_id.illegal.is_empty();
    if client_id.kind != ClientIdKind::Plausible || !clean || length == 0 {
        return Ok(vec![]);
    }
    let text = &input.text()[client_id.bare.clone()];
    let finding = if !LENGTHS.contains(&length) {
        Finding::new(format!(
            "The client ID has {length} characters; Okta allows {} to {}",
            LENGTHS.start(),
            LENGTHS.end()
        ))
        .severity(Severity::Error)
    } else if ids::is_nearly_one(text) && text.starts_with(ids::CLIENT_ID) && length != ids::LENGTH
    {
        let expected = ids::LENGTH;
        Finding::new(format!(
            "The client ID begins as Okta's own do, but has {length} characters instead of {expected}"
        ))
        .certainty(Certainty::Likely)
    } else {
        return Ok(vec![]);
    };
    Ok(vec![
        finding
            .label(
                input,
                client_id.bare.clone(),
                format!("{length} characters"),
            )
            .help(WHERE_IT_IS),
    ])
}
