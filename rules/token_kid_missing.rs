//! The tool signs nothing without a kid, or the assertion has none.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::KidMissing)? else {
        return Ok(vec![]);
    };
    let finding = remark
        .finding("The key has no kid, and this tool or app needs one")
        .certainty(Certainty::Likely)
        .help(remark.hint_or("Admin Console > Applications > your app > General > Client Credentials > Public keys: copy the key's KID into the JWK as kid (OKTA_API_PRIVATE_KEY_ID for Terraform)."));
    Ok(vec![finding])
}
