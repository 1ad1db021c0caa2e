//! The access token is over one hour old.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::TokenExpired)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The access token has expired")
        .evidence(asked)
        .help(
            "Ask for a new token: it lives one hour, and this grant has no refresh token. If \
             a tool kept this one, clear its cache or update it.",
        );
    Ok(vec![finding])
}
