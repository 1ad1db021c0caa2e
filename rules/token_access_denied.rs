//! Okta denied the token and does not say why.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::AccessDenied)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta denied the token and does not say why")
        .certainty(Certainty::Likely)
        .help(
            "Admin Console > Reports > System Log: search for the request id above; the event \
             names the reason.",
        );
    Ok(vec![finding])
}
