//! The assertion's `aud` is not the URL that was called.

use super::prelude::*;

pub(super) fn check(evidence: &Evidence) -> Verdict {
    let Some(refusal) = evidence.refusal_for(Cause::WrongAudience)? else {
        return Ok(vec![]);
    };
    let mut finding =
        refusal.finding("The assertion's aud is not the URL of Okta's token endpoint");
    let request = evidence
        .token_answer()
        .ok()
        .map(|(exchange, _)| &exchange.request);
    // A pasted text may not tell the URL.
    if let Some(request) = request.filter(|request| !request.url.is_empty()) {
        finding = finding.evidence(format!("called: {}", request.url));
    }
    let assertion = request.and_then(|request| request.assertion.as_ref());
    if let Some(sent) = assertion.and_then(|assertion| assertion.claims.get("aud")) {
        finding = finding.evidence(format!("aud: {sent}"));
    }
    Ok(vec![finding.help(format!(
        "Set aud to {}, byte for byte the URL that is called. If \
             a proxy changes the host, call the org directly.",
        evidence.token_url()
    ))])
}
