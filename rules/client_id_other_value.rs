//! Another value of the connection was given as the client ID.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, client_id) = evidence.client_id()?;
    let same = is_the_domain(evidence, &input.text()[client_id.bare.clone()]);
    let (what, severity) = match client_id.kind {
        ClientIdKind::OtherValue(what) => (what, Severity::Error),
        // An admin may have named the client as the company.
        ClientIdKind::Plausible if same => ("the domain too", Severity::Warning),
        _ => return Ok(vec![]),
    };
    // Where all characters are legal, it could still be a custom client ID.
    let certainty = if client_id.illegal.is_empty() {
        Certainty::Likely
    } else {
        Certainty::Certain
    };
    Ok(vec![
        Finding::new(format!("The value given as client ID is {what}"))
            .label(input, client_id.bare.clone(), what)
            .severity(severity)
            .certainty(certainty)
            .help(WHERE_IT_IS),
    ])
}

/// Whether the domain is the wrong one of two equal values: where the text is an ID that Okta made.
fn is_the_domain(evidence: &Evidence, text: &str) -> bool {
    let domain = evidence.domain().ok();
    let name = domain.map(|(input, domain)| &input.text()[domain.name.clone()]);
    name.is_some_and(|name| name == text) && !text.is_empty() && !ids::is_client_id(text)
}
