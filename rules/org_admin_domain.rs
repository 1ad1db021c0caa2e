//! The domain is that of the Admin Console.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::AdminDomain)? else {
        return Ok(vec![]);
    };
    // If the domain itself is known, its own rule shows the place.
    if evidence
        .domain()
        .is_ok_and(|(_, domain)| domain.admin.is_some())
    {
        return Ok(vec![]);
    }
    let finding = remark
        .finding("The domain is the Admin Console's: it has -admin in it")
        .certainty(Certainty::Likely)
        .help(remark.hint_or("Take -admin out of the domain: dev-12345678.okta.com, not dev-12345678-admin.okta.com."));
    Ok(vec![finding])
}
