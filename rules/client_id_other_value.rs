//! Another value of the connection stands in the place of the client ID.

use crate::connection::ClientIdKind;
use crate::evidence::Evidence;
use crate::rule::{Certainty, Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let ClientIdKind::OtherValue(what) = client_id.kind else {
        return Ok(vec![]);
    };
    // Where all characters are legal, it could still be a custom client ID.
    let certainty = if client_id.illegal.is_empty() {
        Certainty::Likely
    } else {
        Certainty::Certain
    };
    Ok(vec![
        Finding::new(format!("What is given as client ID is {what}"))
            .label(input, client_id.bare.clone(), what)
            .certainty(certainty)
            .help(client_id.advice()),
    ])
}
