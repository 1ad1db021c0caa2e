//! The app has no public key.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::JwksNotConfigured)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The app has no public key: nearly always it was added but not saved")
        .help(
            "Admin Console > Applications > your app > General > Client Credentials > Public \
             keys: Add key > Generate new key, copy the private key (JSON), Done, then Save; \
             use that JWK.",
        );
    Ok(vec![evidence.point_at_kid(
        finding,
        "its public half is not on the app",
    )])
}
