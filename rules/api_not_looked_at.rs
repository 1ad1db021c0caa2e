//! A token was issued, but no granted scope allows a read that shows whether the app has an admin role.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    // The rules about the token say why there is no answer to the token request.
    let token = evidence
        .token()
        .ok()
        .filter(|token| token.grant().is_some());
    let token = token.ok_or_else(|| Missing::NotAsked("needs a token".into()))?;
    if !evidence.leaves_role_open() {
        return Ok(vec![]);
    }
    let scopes = NEVER_EMPTY_LISTS.iter().map(|list| list.scopes[0]);
    let scopes = scopes.collect::<Vec<_>>().join(", ");
    let finding = Finding::new(
        "The token works, but whether the app has an admin role was not looked at: no granted scope \
         allows a read that tells",
    )
    .evidence(format!("Granted: {}", listed(token.scopes())))
    .evidence(
        "Without an admin role an app gets empty lists or 403, and a tool that is connected finds \
         nothing.",
    )
    .help(format!(
        "{ADMIN_ROLES}: see that a role is assigned. To let doctor look, grant and request one of \
             {scopes} as well."
    ));
    Ok(vec![evidence.point_at_scopes(
        finding,
        |_| true,
        "does not show the role",
    )])
}
