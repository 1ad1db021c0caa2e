//! Okta does not accept the access token.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::InvalidToken)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta does not accept the access token")
        .evidence(asked);
    Ok(vec![match evidence.pasted() {
        None => finding
            .evidence("Okta had issued this token a moment ago, and doctor sent it back unchanged.")
            .help(refusal.hint_or(
                &format!("Run again. If it stays so, let the proxy between this machine and Okta pass the header \
                     Authorization unchanged, or see in {SYSTEM_LOG} whether the app's tokens are revoked."),
            )),
        Some(_) => finding.help(refusal.hint_or(
            &format!("Get a new access token from this org, and send it unchanged as Authorization: Bearer (a \
                 DPoP-bound one as Authorization: DPoP). If it stays so, see in {SYSTEM_LOG} whether the \
                 app's tokens are revoked."),
        )),
    }])
}
