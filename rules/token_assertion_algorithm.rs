//! The assertion is signed with an algorithm that does not fit the client or its key.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::AssertionAlgorithm)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("Okta does not take the algorithm that signed the assertion")
        .help(
            "Sign with RS256 and the RSA key that is registered at Admin Console > \
             Applications > your app > General > Client Credentials > Public keys. If that \
             key has an \"alg\", it must say RS256.",
        );
    Ok(vec![evidence.point_at_kid(finding, "the key that signed")])
}
