//! No app of this org has the client ID.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::WrongClientId)? else {
        return Ok(vec![]);
    };
    let host = evidence.org_address();
    let finding = refusal
        .finding(format!("No app in {host} has this client ID"))
        .help(format!(
            "Admin Console of {host} > Applications > your app > General > Client \
             Credentials: copy the Client ID. If the app is not there, the domain names the \
             wrong org."
        ));
    Ok(vec![
        evidence.point_at_client_id(finding, "not a client of this org"),
    ])
}
