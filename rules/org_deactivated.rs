//! The org was deactivated.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let mut refusals: Vec<Refusal> = Vec::new();
    if let (_, Answer::Refused(refusal)) = evidence.org_answer()? {
        refusals.push(refusal);
    }
    if let Ok((_, Answer::Refused(refusal))) = evidence.token_answer() {
        refusals.push(refusal);
    }
    let lists = evidence.lists().unwrap_or_default();
    refusals.extend(lists.iter().filter_map(|list| list.refusal().cloned()));
    let gone = |refusal: &Refusal| refusal.cause() == Some(Cause::OrgDeactivated);
    let Some(refusal) = refusals.into_iter().find(gone) else {
        return Ok(vec![]);
    };
    let message = format!("The org at {} was deactivated", evidence.org_address());
    Ok(vec![refusal.finding(message).help(
        "Use another org: developer.okta.com/signup gives an Integrator Free Plan org; or \
             ask Okta Support to bring this one back.",
    )])
}
