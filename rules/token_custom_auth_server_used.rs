//! A custom authorization server was asked.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::CustomAuthServerUsed)? else {
        return Ok(vec![]);
    };
    let url = evidence.token_url();
    let finding = refusal
        .finding("The token request went to a custom authorization server")
        .help(format!(
            "Use {url} as the token URL and as the assertion's aud."
        ));
    Ok(vec![finding])
}
