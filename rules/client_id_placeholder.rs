//! The client ID is still the example from a guide.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    if client_id.kind != ClientIdKind::Placeholder {
        return Ok(vec![]);
    }
    Ok(vec![
        Finding::new("The client ID is a placeholder")
            .label(input, client_id.bare.clone(), "your own value belongs here")
            .certainty(Certainty::Likely)
            .help(client_id.advice()),
    ])
}
