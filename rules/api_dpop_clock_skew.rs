//! The time in the DPoP proof does not fit Okta's clock.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.refused_anywhere(Cause::DpopTimes)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The time in the DPoP proof does not fit Okta's clock")
        .evidence(asked)
        .help(refusal.hint_or("Set the sender's clock (timedatectl set-ntp true)."));
    Ok(vec![finding])
}
