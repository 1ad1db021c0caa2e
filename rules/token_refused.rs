//! Okta refuses the token with words that are not in the catalogue.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.token_refusal()? else {
        return Ok(vec![]);
    };
    if refusal.known.is_some_and(|entry| entry.place.is_at_token()) {
        return Ok(vec![]);
    }
    let finding = refusal
        .finding("Okta refuses to issue a token, for a reason that this tool does not know")
        .certainty(Certainty::Possible)
        .help(
            format!("{SYSTEM_LOG}: search for the x-okta-request-id, or for the app's name; the event says more."),
        );
    Ok(vec![finding])
}
