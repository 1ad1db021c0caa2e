//! The app is not an API Services app.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::WrongAppType)? else {
        return Ok(vec![]);
    };
    // The other wordings tell of the grant type, which every app lacks that is no service app.
    let certainty = if refusal.text.contains("'service'") {
        Certainty::Certain
    } else {
        Certainty::Likely
    };
    let finding = refusal
        .finding("The app is not an API Services app")
        .certainty(certainty)
        .help(NEW_SERVICE_APP);
    Ok(vec![
        evidence.point_at_client_id(finding, "an app of another type"),
    ])
}
