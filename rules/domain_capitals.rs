//! The domain has capital letters.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let (input, domain) = evidence.domain()?;
    let written = &input.text()[domain.name.clone()];
    let first = written.find(|c: char| c.is_ascii_uppercase());
    let Some(first) = first.filter(|_| domain.host().is_some()) else {
        return Ok(vec![]);
    };
    let at = domain.name.start + first;
    let rest = &written[first..];
    let length = rest
        .find(|c: char| !c.is_ascii_uppercase())
        .unwrap_or(rest.len());
    let finding = Finding::new("The domain has capital letters")
        .label(input, at..at + length, "lower case in a host name")
        // DNS ignores case. But the assertion's audience is the URL as typed, and Okta compares it with
        // the URL that was called; whether it minds the case, no source says.
        .certainty(Certainty::Possible);
    Ok(vec![evidence.fix_domain(finding)])
}
