//! The private key cannot sign with the tool's algorithm.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(remark) = evidence.said_by_others(Cause::KeyWrongAlg)? else {
        return Ok(vec![]);
    };
    let finding = remark
        .finding("The private key cannot sign with the algorithm that this tool uses")
        .certainty(Certainty::Likely)
        .help(remark.hint_or("Use an RSA key of 2048 bits or more: Admin Console > Applications > your app > General > Client Credentials > Public keys: Add key > Generate new key, Done, Save."));
    Ok(vec![finding])
}
