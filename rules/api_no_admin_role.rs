//! Every read comes back empty or forbidden: the app has no admin role.

use crate::evidence::{Evidence, Visibility};
use crate::okta::endpoints::NEVER_EMPTY_LISTS;
use crate::rule::{Certainty, Finding, Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Visibility { seen, hidden, rank } = evidence.visibility()?;
    if hidden.is_empty() || !seen.is_empty() {
        return Ok(vec![]);
    }
    // One list alone may be outside a custom role.
    let certainty = if hidden.len() == 1 {
        Certainty::Possible
    } else {
        Certainty::Likely
    };
    let mut finding =
        Finding::new("The token is good, but Okta shows it nothing: the app has no admin role")
            .certainty(certainty)
            .rank(rank)
            .help(
                "Admin Console (as super admin) > Applications > your app > Admin roles > Edit \
             assignments: add Read-Only Administrator, then Save Changes.",
            );
    for line in &hidden {
        finding = finding.evidence(line.clone());
    }
    if hidden.len() < NEVER_EMPTY_LISTS.len() {
        finding = finding.evidence(
            "The other lists could not be read: their scopes were not granted, or no answer \
             came.",
        );
    }
    Ok(vec![
        finding
            .evidence(
                "Every org has an admin, the group Everyone and this app, so none of these lists \
             is really empty.",
            )
            .evidence("Also possible: a custom role whose resource set is empty."),
    ])
}
