//! Okta asks for its nonce in the DPoP proof.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::DpopNonce)? else {
        return Ok(vec![]);
    };
    if evidence.repeated_assertion_after_nonce() {
        return Ok(vec![]); // The sender did not stop: token_assertion_reused says how it went on.
    }
    let finding = refusal
        .finding("Okta asks for a DPoP proof with its nonce, and the sender stopped there")
        .certainty(Certainty::Likely)
        .help(
            format!("Send the request again with the nonce from the dpop-nonce header and a new assertion; or \
                 {CLEAR_DPOP}"),
        );
    Ok(vec![finding])
}
