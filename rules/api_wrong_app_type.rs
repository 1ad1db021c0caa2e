//! A role was to be given to an app that is no service app.

use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(Cause::WrongAppType)? else {
        return Ok(vec![]);
    };
    let finding = refusal
        .finding("The app is not an API Services app, so it can hold no admin role")
        .evidence(asked)
        .help(
            "Admin Console > Applications > Create App Integration > API Services; use the \
             Client ID and key of that new app.",
        );
    Ok(vec![finding])
}
