//! A library cannot read the private key.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::KeyMalformed)? else {
        return Ok(vec![]);
    };
    let finding = remark
        .finding("The private key cannot be read: it is no key, or not whole")
        .certainty(Certainty::Likely)
        .help(remark.hint_or("Admin Console > Applications > your app > General > Client Credentials > Public keys: Add key > Generate new key, copy the private key whole, Done, Save; use that."));
    Ok(vec![finding])
}
