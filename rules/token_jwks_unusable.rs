//! The app's public keys cannot be read.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::JwksUnusable)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta cannot use the public keys of the app")
        .help(refusal.hint_or(
            "Admin Console > Applications > your app > General > Client Credentials > Public \
             keys: delete the key and add it again, Done, Save.",
        ));
    Ok(vec![finding])
}
