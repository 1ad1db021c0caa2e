//! The answer to an API call has none of the forms of Okta's answers.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let lists = evidence.lists()?;
    let foreign = lists
        .iter()
        .filter(|list| *list.answer() == Answer::NotFromOkta);
    let seen: Vec<_> = foreign
        .map(|list| format!("{}: {}", list.asked, list.exchange.reply.described()))
        .collect();
    if seen.is_empty() {
        return Ok(vec![]);
    }
    let finding = Finding::new("The answer to an API call is not Okta's")
        .certainty(Certainty::Likely)
        .help(
            "Let GET requests to this host pass the proxy or firewall unchanged, then run \
             again.",
        )
        .undecided();
    Ok(vec![seen.into_iter().fold(finding, Finding::evidence)])
}
