//! The answer to the token request has none of the forms of Okta's answers.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (exchange, answer) = evidence.token_answer()?;
    if *answer != Answer::NotFromOkta {
        return Ok(vec![]);
    }
    let finding = Finding::new("The answer to the token request is not Okta's")
        .certainty(Certainty::Likely)
        .evidence(format!(
            "{} answered {}",
            exchange.request.url,
            exchange.reply.described()
        ))
        .evidence(
            "The host had just answered as an Okta org, so something on the way answered \
             instead of it.",
        )
        .help(
            "Let POST requests to this host pass the proxy or firewall unchanged, then run \
             again.",
        )
        .undecided();
    Ok(vec![finding])
}
