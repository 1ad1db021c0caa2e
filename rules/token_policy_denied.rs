//! An access policy denied the token.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::PolicyDenied)? else {
        return Ok(vec![]);
    };
    let url = evidence.token_url();
    let finding = refusal
        .finding("An access policy of a custom authorization server denied the token")
        .help(format!(
            "Use {url} as the token URL: okta.* scopes come from \
             there only, and no access policy applies."
        ));
    Ok(vec![finding])
}
