//! An OpenID Connect scope is asked for without a user.

use super::prelude::scopes::places;
use super::prelude::*;

pub(super) const SEVERITY: Severity = Severity::Error;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, scopes) = evidence.scopes()?;
    let given = evidence.requested_scopes();
    let places = places(&given, |_, name| meaning(name) == Some(Meaning::Oidc));
    let names: Vec<&str> = places.iter().map(|at| given[*at]).collect();
    if names.is_empty() {
        return Ok(vec![]);
    }
    // Okta documents the refusal of `openid`; the others describe the same user, who is not there.
    let certainty = if names.contains(&"openid") {
        Certainty::Certain
    } else {
        Certainty::Likely
    };
    let names = names.join(", ");
    let mut finding = Finding::new(format!(
        "Client credentials have no user, and these scopes are about one: {names}"
    ))
    .certainty(certainty);
    for at in &places {
        finding = finding.label(input, scopes.names[*at].clone(), "an OpenID Connect scope");
    }
    Ok(vec![match scopes.without(input.text(), &places) {
        Some((span, rest)) => finding
            .help(format!("Remove {names}"))
            .fix(input, span, rest),
        None => finding.help(format!(
            "Replace {names} by scopes that the app is granted, such as okta.users.read"
        )),
    }])
}
