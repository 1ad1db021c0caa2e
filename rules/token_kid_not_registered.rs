//! No key registered on the app has the `kid` of the assertion.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Certainty, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::KidNotRegistered)? else {
        return Ok(vec![]);
    };
    // Okta says the same where the assertion has no kid and the app has several keys. Ours has the JWK's kid.
    let (message, label, certainty) = match evidence.kid() {
        Some(kid) => (
            format!("No active key of the app has the kid {kid}"),
            "not a KID of this app",
            Certainty::Certain,
        ),
        None => (
            "The assertion's kid is not registered on the app, or it has none and the app has \
             several keys"
                .into(),
            "no kid that Okta knows",
            Certainty::Likely,
        ),
    };
    let finding = refusal.finding(message).certainty(certainty).help(
        "Admin Console > Applications > your app > General > Client Credentials > Public \
             keys: copy the KID of this key into the JWK's \"kid\"; if the key is not in the \
             list, Add key, Done, Save.",
    );
    Ok(vec![evidence.point_at_kid(finding, label)])
}
