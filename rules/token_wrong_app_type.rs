//! The app is no service app.

use crate::evidence::Evidence;
use crate::okta::errors::Cause;
use crate::rule::{Severity, Verdict};

pub const SEVERITY: Severity = Severity::Error;

pub fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::WrongAppType)? else {
        return Ok(vec![]);
    };
    let finding = refusal.finding("The app is not an API Services app").help("Admin Console > Applications > Create App Integration > API Services; use the Client ID and key of that new app.");
    Ok(vec![
        evidence.point_at_client_id(finding, "an app of another type"),
    ])
}
