//! The client ID has characters that no client ID can have.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let judged = matches!(
        client_id.kind,
        ClientIdKind::Plausible | ClientIdKind::OtherId(_)
    );
    if !judged || client_id.illegal.is_empty() || client_id.bare.is_empty() {
        return Ok(vec![]);
    }
    let mut finding = Finding::new("The client ID has characters that no client ID can have");
    for illegal in client_id.illegal.iter().take(SHOWN) {
        finding = finding.label(input, illegal.clone(), "not part of a client ID");
    }
    Ok(vec![
        finding
            .help(client_id.advice())
            .value(input, client_id.wanted.as_deref()),
    ])
}

/// More labels than these help nobody.
const SHOWN: usize = 5;
