//! Okta refuses a call that the run needs, though the token has its scope.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    // The rules about the token say why there is no answer to the token request.
    let token = evidence.token().ok();
    if token.is_none_or(|token| token.grant().is_none()) {
        return Err(Missing::NotAsked("needs a token".into()));
    }
    let mut findings = Vec::new();
    for (at, need) in evidence.needs().iter().enumerate() {
        // Other rules report on the lists that every run reads.
        let (Some(Step::Need(_)), Some(read)) = (evidence.step_of(at), need.tried_with()) else {
            continue;
        };
        let came = match evidence.met(at) {
            Met::Refused(refusal) => refusal.quoted(),
            Met::Hidden => "200 [], and no org has this list empty".into(),
            Met::Unknown(missing) => return Err(missing),
            _ => continue,
        };
        findings.push(
            Finding::new(format!("Needed, but not readable: {}", need.as_str()))
                .certainty(Certainty::Likely)
                .evidence(format!("GET {}: {came}", read.path))
                .evidence(format!("The token has a scope for it ({}).", need.scope()))
                .help(
                    format!("{ADMIN_ROLES} > Edit assignments: add a role that may see it, then Save Changes."),
                ),
        );
    }
    Ok(findings)
}
