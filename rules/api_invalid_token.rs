//! Okta does not accept the access token.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::InvalidToken)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta does not accept the access token")
        .evidence(asked)
        .help(refusal.hint_or(
            "Ask https://<your org>/oauth2/v1/token for a new token and send it unchanged as \
             Authorization: Bearer.",
        ));
    Ok(vec![finding])
}
