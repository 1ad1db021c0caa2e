//! The registered public key does not verify the signature.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::BadSignature)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The private key does not belong to the public key registered on the app")
        .help(
            "Admin Console > Applications > your app > General > Client Credentials > Public \
             keys: Add key > Generate new key, copy the private key (JSON), Done, Save; then \
             use that JWK.",
        );
    Ok(vec![evidence.point_at_kid(
        finding,
        "Okta has another public key under this kid, or this one is inactive",
    )])
}
