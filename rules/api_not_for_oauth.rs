//! The call takes a session, not an OAuth token.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::NotForOauth)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("This endpoint does not take OAuth tokens")
        .evidence(asked)
        .certainty(Certainty::Likely)
        .help(
            "Leave out what calls this endpoint: no scope and no role opens it to a service \
             app.",
        );
    Ok(vec![finding])
}
