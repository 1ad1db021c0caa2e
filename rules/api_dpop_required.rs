//! A DPoP-bound token was sent without a proof.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::DpopRequired)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The token is DPoP-bound, and the call was made without a proof")
        .evidence(asked)
        .help(
            "Admin Console > Applications > your app > General > General Settings: clear \
             \"Require Demonstrating Proof of Possession (DPoP) header in token requests\", \
             then Save.",
        );
    Ok(vec![finding])
}
