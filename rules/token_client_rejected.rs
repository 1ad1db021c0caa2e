//! Okta rejects the client and does not say why.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Certainty, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::ClientRejected)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding(
            "Okta rejects the client and does not say why: the app may be inactive or may not \
             authenticate with a key",
        )
        .certainty(Certainty::Possible)
        .help(
            "Admin Console > Applications > your app: its status must be Active, and General \
             > Client Credentials > Client authentication must be \"Public key / Private \
             key\".",
        );
    Ok(vec![
        evidence.point_at_client_id(finding, "this client was rejected"),
    ])
}
