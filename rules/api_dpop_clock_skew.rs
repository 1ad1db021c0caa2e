//! The time in the DPoP proof does not fit Okta's clock.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let at_api = evidence.read_refused_for(Cause::DpopTimes);
    let at_token = evidence.refusal_for(Cause::DpopTimes);
    let (refusal, asked) = match (at_api, at_token) {
        (Ok(Some((refusal, asked))), _) => (refusal, asked),
        (_, Ok(Some(refusal))) => (refusal, "to the token endpoint".into()),
        (Err(missing), Err(_)) => return Err(missing),
        _ => return Ok(vec![]),
    };
    let finding = refusal
        .finding("The time in the DPoP proof does not fit Okta's clock")
        .evidence(asked)
        .help(refusal.hint_or("Set the sender's clock (timedatectl set-ntp true)."));
    Ok(vec![finding])
}
