//! The caller's address is outside the app's network zones.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::NetworkZone)? else {
        return Ok(vec![]);
    };
    // A pasted text comes from another machine.
    let here = match evidence.pasted() {
        None => ", and of this machine to test from here",
        Some(_) => "",
    };
    let finding = refusal
        .finding("The app does not allow token requests from this network")
        .help(format!(
            "Admin Console > Applications > your app > General > Network: allow the zone with \
             the public addresses of {TOOL_TITLE}{here}."
        ));
    Ok(vec![finding])
}
