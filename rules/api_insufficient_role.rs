//! Some reads show things and others do not: the admin role is too small.

use crate::evidence::{Evidence, Visibility};
use crate::rule::{Certainty, Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Visibility { seen, hidden, .. } = evidence.visibility()?;
    if hidden.is_empty() || seen.is_empty() {
        return Ok(vec![]);
    }
    let finding =
        Finding::new("The app's admin role does not show everything that the scopes allow")
            .certainty(Certainty::Possible)
            .help(
                "Admin Console (as super admin) > Applications > your app > Admin roles > Edit \
             assignments: add Read-Only Administrator, or widen the custom role's permissions \
             and resource set, then Save Changes.",
            );
    let lines = hidden.into_iter().chain(seen);
    let finding = lines.fold(finding, Finding::evidence);
    Ok(vec![finding.evidence(
        "Every org has an admin, the group Everyone and this app, so an empty list means \
             that the role does not reach it.",
    )])
}
