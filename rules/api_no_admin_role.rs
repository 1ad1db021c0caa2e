//! Every read comes back empty or forbidden: the app has no admin role.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let roles = evidence.roles();
    let (seen, hidden) = match (evidence.visibility(), &roles) {
        (Ok(Visibility { seen, hidden }), _) => (seen, hidden),
        // No list could be asked for, but the roles could.
        (Err(_), Ok(_)) => (Vec::new(), Vec::new()),
        (Err(missing), Err(_)) => return Err(missing),
    };
    if roles.as_ref().is_ok_and(|roles| !roles.is_empty()) {
        return Ok(vec![]); // It has one: api_insufficient_role speaks.
    }
    if !seen.is_empty() || (hidden.is_empty() && roles.is_err()) {
        return Ok(vec![]);
    }
    // One list alone may be outside a custom role. An empty list of roles is the proof.
    let certainty = match (&roles, hidden.len()) {
        (Ok(_), _) => Certainty::Certain,
        (Err(_), 1) => Certainty::Possible,
        (Err(_), _) => Certainty::Likely,
    };
    let mut finding = Finding::new(if hidden.is_empty() {
        "The token is good, but the app has no admin role: Okta will show it nothing"
    } else {
        "The token is good, but Okta shows it nothing: the app has no admin role"
    })
    .certainty(certainty)
    .cause(Some(Cause::NoPermission))
    .help(format!(
        "{ADMIN_ROLES} > Edit assignments: add Read-Only Administrator, then Save Changes."
    ));
    for line in &hidden {
        finding = finding.evidence(line.clone());
    }
    if !hidden.is_empty() {
        if hidden.len() < NEVER_EMPTY_LISTS.len() {
            finding = finding.evidence(
                "The other lists were not read: their scopes were not requested or not granted, or \
                 no answer came.",
            );
        }
        finding = finding.evidence(
            "Every org has an admin, the group Everyone and this app, so none of these lists is \
         really empty.",
        );
    }
    Ok(vec![match roles {
        Ok(_) => finding.evidence("Okta's list of the app's roles: 200 []"),
        Err(_) => finding.evidence("Also possible: a custom role whose resource set is empty."),
    }])
}
