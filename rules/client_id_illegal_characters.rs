//! The client ID has characters that no client ID can have.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let judged = matches!(
        client_id.kind,
        ClientIdKind::Plausible | ClientIdKind::OtherId(_)
    );
    if !judged || client_id.illegal.is_empty() || client_id.bare.is_empty() {
        return Ok(vec![]);
    }
    if client_id.encoded.is_some() {
        return Ok(vec![
            Finding::new("The client ID is in base64: it is encoded once too often")
                .label(input, client_id.bare.clone(), "base64 of the client ID")
                .help(client_id.advice())
                .value(input, client_id.wanted.as_deref()),
        ]);
    }
    let finding = Finding::new("The client ID has characters that no client ID can have");
    Ok(vec![
        finding
            .at_each(input, &client_id.illegal, "not part of a client ID")
            .help(client_id.advice())
            .value(input, client_id.wanted.as_deref()),
    ])
}
