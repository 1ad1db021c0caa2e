//! The app issues only DPoP-bound tokens, and the target sends no proof.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::DpopRequired)? else {
        return Ok(vec![]);
    };
    let target = evidence.target().title;
    Ok(vec![
        Finding::new(format!(
            "This Okta app issues only DPoP-bound tokens, and {target} does not send DPoP proofs"
        ))
        .evidence(refusal.quoted())
        .help(
            "Admin Console > Applications > your app > General > General Settings: clear \"Require Demonstrating \
             Proof of Possession (DPoP) header in token requests\", then Save.",
        ),
    ])
}
