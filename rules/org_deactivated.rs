//! The org was deactivated.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (_, org) = evidence.org_answer()?;
    let token = evidence.token_answer().ok().map(|(_, answer)| answer);
    let lists = evidence.lists().unwrap_or_default();
    let lists = lists.iter().map(ListAnswer::answer);
    let answers = std::iter::once(org).chain(token).chain(lists);
    let gone = |refusal: &&Refusal| refusal.cause() == Some(Cause::OrgDeactivated);
    let Some(refusal) = answers.filter_map(Answer::refusal).find(gone) else {
        return Ok(vec![]);
    };
    let message = format!("The org at {} was deactivated", evidence.org_address());
    Ok(vec![refusal.finding(message).help(
        "Use another org: developer.okta.com/signup gives an Integrator Free Plan org; or \
             ask Okta Support to bring this one back.",
    )])
}
