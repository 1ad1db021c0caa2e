//! The assertion was sent before.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::AssertionReused)? else {
        return Ok(vec![]);
    };
    let used = "The client assertion has been used before";
    let finding = match evidence.pasted() {
        None => refusal
            .finding(used)
            .evidence(
                "doctor makes a new assertion with a new jti for every request: this one can only \
                 have reached Okta twice.",
            )
            .help(
                "Run again. If it stays so, look for a proxy between this machine and Okta that \
                 repeats POST requests, and switch that off.",
            ),
        Some(told) if told.goes_on(Cause::DpopNonce, Cause::AssertionReused) => refusal
            .finding("The client assertion was sent again after use_dpop_nonce")
            .evidence("Okta had used it up when it answered 400 use_dpop_nonce before.")
            .help(
                "For the retry with the nonce make a new assertion, with a new jti: not only the \
                 DPoP proof is new. In a tool that is not yours: update it, or report this to its \
                 makers.",
            ),
        Some(_) => refusal
            .finding(used)
            .evidence("Okta takes each jti once, even when it then refuses the request.")
            .help(
                "Make a new assertion, with a new jti, for every request, retries included. Two \
                 processes must not share one.",
            ),
    };
    Ok(vec![finding])
}
