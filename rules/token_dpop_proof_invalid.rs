//! Okta does not accept the DPoP proof of the token request.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::DpopProof)? else {
        return Ok(vec![]);
    };
    let path = evidence.token_path()?;
    if path.first().is_some_and(wants_proof) && path.len() > 1 {
        return Ok(vec![]); // There was none: token_dpop_required speaks.
    }
    let finding = refusal
        .finding("Okta does not accept the DPoP proof of the token request")
        .help(refusal.hint_or("Build the proof as Okta's DPoP guide shows."));
    Ok(vec![finding])
}
