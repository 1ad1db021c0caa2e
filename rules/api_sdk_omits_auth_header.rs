//! The call carried no token.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::NoAuthHeader)? else {
        return Ok(vec![]);
    };
    let finding = remark
        .finding("The call carries no access token")
        .certainty(Certainty::Likely)
        .help(remark.hint_or("Look at the request that is sent (a debug log, a proxy): Authorization must be there, as Bearer and the token. Update the SDK where it is not."));
    Ok(vec![finding])
}
