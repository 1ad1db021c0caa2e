//! There is a comma or a quote at one end of the client ID.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let plausible = client_id.kind == ClientIdKind::Plausible;
    // Beside a character that no client ID can have it is part of the same slip.
    if !plausible || client_id.stray.is_empty() || !client_id.illegal.is_empty() {
        return Ok(vec![]);
    }
    let finding = Finding::new("Characters around the client ID were copied with it");
    Ok(vec![
        finding
            .at_each(input, &client_id.stray, "not part of an ID that Okta made")
            // An admin may set a custom client ID with such characters.
            .certainty(Certainty::Likely)
            .help(client_id.advice())
            .value(input, client_id.wanted.as_deref()),
    ])
}
