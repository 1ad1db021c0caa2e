//! The private key is in a form that the tool does not read.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::KeyFormat)? else {
        return Ok(vec![]);
    };
    let finding = remark
        .finding("The private key is in a form that this tool does not read: PEM where it wants a JWK, or the reverse")
        .certainty(Certainty::Likely)
        .help(remark.hint_or("Give Nango a JWK, the Go SDK and Terraform a PEM. Admin Console > ... > Public keys > Generate new key shows both forms of the same key."));
    Ok(vec![finding])
}
