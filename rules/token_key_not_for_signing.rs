//! The key is registered for encryption.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::KeyNotForSigning)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The public key on the app is not registered for signing")
        .help(
            "Admin Console > Applications > your app > General > Client Credentials > Public \
             keys: add the public key with \"use\": \"sig\" or without \"use\", Done, Save.",
        );
    Ok(vec![evidence.point_at_kid(
        finding,
        "registered with another use than sig",
    )])
}
