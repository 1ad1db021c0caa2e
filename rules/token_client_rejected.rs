//! Okta rejects the client and does not say why.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::ClientRejected)? else {
        return Ok(vec![]);
    };
    let message = if refusal.by_code {
        "Okta rejects the client, in words that are new to this tool: the app may be inactive, \
         another one, or have another key"
    } else {
        "Okta rejects the client and does not say why: the app may be inactive or may not \
         authenticate with a key"
    };
    let finding = refusal
        .finding(message)
        .certainty(Certainty::Possible)
        .help(
            "Admin Console > Applications > your app: its status must be Active; General > \
             Client Credentials > Client authentication must be \"Public key / Private key\", \
             and PUBLIC KEYS must show this key's kid.",
        );
    Ok(vec![
        evidence.point_at_client_id(finding, "this client was rejected"),
    ])
}
