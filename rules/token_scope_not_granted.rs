//! None of the requested scopes is granted on the app.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Severity, Verdict};

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::ScopeNotGranted)? else {
        return Ok(vec![]);
    };
    let wanted = evidence.scopes_where(|_| true).join(", ");
    let finding = refusal
        .finding("None of the requested scopes is granted on the app")
        .help(format!(
            "Admin Console (as super admin) > Applications > your app > Okta API Scopes: \
             Grant {wanted}. Then reload the page and see that they are still granted."
        ));
    Ok(vec![evidence.point_at_scopes(
        finding,
        |_| true,
        "not granted",
    )])
}
