//! Nothing in the pasted text is recognised.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (Some(told), Some(said)) = (evidence.pasted(), evidence.conversation()) else {
        return Ok(vec![]);
    };
    let succeeded = |turn: &Turn| matches!(turn, Turn::Answered(it) if it.reply.status == 200);
    let hidden = evidence
        .visibility()
        .is_ok_and(|seen| !seen.hidden.is_empty());
    if !told.remarks.is_empty() || hidden || !said.turns().all(|(_, turn)| succeeded(turn)) {
        return Ok(vec![]);
    }
    let issued = evidence.token().is_ok_and(|token| token.grant().is_some());
    let called = said.turns().any(|(step, _)| !step.is_token());
    let finding = if issued && !called {
        Finding::new("Okta issued a token, and the text shows no call that was made with it").help(
            "Look at the API's answer next: paste the status, the WWW-Authenticate header and the \
             body of the call that fails (curl -i, or the tool's debug log).",
        )
    } else {
        Finding::new("Nothing in this text shows why it failed").help(
            "What is missing: Okta's answer itself. Paste its status, its WWW-Authenticate header \
             and its body (curl -i, or the tool's debug log).",
        )
    };
    Ok(vec![finding.certainty(Certainty::Possible).undecided()])
}
