//! Okta takes the request for one of a web page.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::BrowserRequest)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta takes the token request for one that a web page made")
        .help("Send it from a server without an Origin header; look for a proxy that adds one.");
    Ok(vec![finding])
}
