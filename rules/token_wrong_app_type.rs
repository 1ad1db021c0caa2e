//! The app is not an API Services app.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::WrongAppType)? else {
        return Ok(vec![]);
    };
    // The other wordings name the grant type, which only service apps have.
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
