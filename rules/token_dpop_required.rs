//! The app issues only DPoP-bound tokens, and the target sends no proof.

use crate::evidence::Evidence;
use crate::okta::answers::Answer;
use crate::okta::errors::Cause;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let target = evidence.target();
    let message = format!(
        "This Okta app issues only DPoP-bound tokens, and {} does not send DPoP proofs",
        target.title
    );
    let finding = match (
        evidence.refusal_for(Cause::DpopRequired)?,
        evidence.token_answer()?.1,
    ) {
        (Some(refusal), _) => refusal
            .finding(message)
            .evidence("What lies behind this shows only when it is off: run again then."),
        (None, Answer::Given(grant))
            if !target.dpop && grant.token_type.eq_ignore_ascii_case("dpop") =>
        {
            Finding::new(message).evidence("Okta issued a token of type DPoP.")
        }
        _ => return Ok(vec![]),
    };
    Ok(vec![finding.help(
        "Admin Console > Applications > your app > General > General Settings: clear \
             \"Require Demonstrating Proof of Possession (DPoP) header in token requests\", \
             then Save.",
    )])
}
