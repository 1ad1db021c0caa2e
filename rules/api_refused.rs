//! Okta refuses a read with words that are not in the catalogue.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let lists = evidence.judged_lists()?;
    let unknown = lists.iter().find_map(|list| {
        let refusal = list.refusal()?;
        let known = refusal.known.is_some_and(|entry| entry.place.is_at_api());
        (!known).then_some((refusal, &list.asked))
    });
    let found = unknown.map(|(refusal, asked)| {
        refusal
            .finding("Okta refuses an API call, for a reason that this tool does not know")
            .certainty(Certainty::Possible)
            .evidence(format!("to {asked}"))
            .help(format!(
                "{SYSTEM_LOG}: search for the x-okta-request-id; the event says more."
            ))
    });
    Ok(found.into_iter().collect())
}
