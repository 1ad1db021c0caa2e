//! The app does not authenticate with a key.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::WrongAuthMethod)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The app does not authenticate with a key")
        .help(
            format!("{CLIENT_CREDENTIALS} > Edit: choose \"Public key / Private key\", add the key, Done, Save."),
        );
    Ok(vec![evidence.point_at_client_id(
        finding,
        "this app authenticates otherwise",
    )])
}
