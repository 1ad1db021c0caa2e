//! The client ID is the id of something else in Okta.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let ClientIdKind::OtherId(what) = client_id.kind else {
        return Ok(vec![]);
    };
    Ok(vec![
        Finding::new(format!("The client ID is {what}"))
            .label(input, client_id.bare.clone(), what)
            // An admin may set a custom client ID, which could look like this.
            .certainty(Certainty::Likely)
            .help(client_id.advice()),
    ])
}
