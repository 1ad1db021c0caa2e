//! Some reads show things and others do not: the admin role does not reach them.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Visibility { seen, hidden, .. } = evidence.visibility()?;
    let roles = evidence.roles().unwrap_or_default();
    let named: Vec<_> = roles
        .iter()
        .map(|role| format!("{} ({})", role.label, role.kind))
        .collect();
    // With nothing seen it may have no role at all: api_no_admin_role speaks, unless Okta names one.
    if hidden.is_empty() || (seen.is_empty() && named.is_empty()) {
        return Ok(vec![]);
    }
    let message = "The app's admin role does not show everything that the scopes allow";
    let certainty = if named.is_empty() {
        Certainty::Possible
    } else {
        Certainty::Certain
    };
    let mut finding = Finding::new(message).certainty(certainty).help(format!(
        "{ADMIN_ROLES} > Edit assignments: add Read-Only Administrator, or widen the custom role's \
             permissions and resource set, then Save Changes."
    ));
    if !named.is_empty() {
        let named = format!("Its roles: {}", listed(&named));
        finding = finding.evidence(named);
    }
    let lines = hidden.into_iter().chain(seen);
    let finding = lines.fold(finding, Finding::evidence);
    Ok(vec![finding.evidence(
        "Every org has an admin, the group Everyone and this app, so an empty list means that \
         the role does not reach it.",
    )])
}
