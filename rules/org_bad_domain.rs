//! A library does not take the domain for one of an org.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::BadDomain)? else {
        return Ok(vec![]);
    };
    let finding = remark
        .finding("The domain is not that of the org")
        .certainty(Certainty::Likely)
        .help(remark.hint_or("Admin Console > your name at the top right: copy the domain shown there, with https:// where the tool wants a URL."));
    Ok(vec![finding])
}
