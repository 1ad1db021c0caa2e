//! What all rules about a refusal by Okta have in common, and the checks of those that look at nothing else.

use super::super::prelude::*;
use crate::model::answer::shortened;
use crate::okta::errors::Place;

/// Okta refuses the token for this cause. `at_kid`: what to say at the key's `kid`, where that is the place to look at.
pub(in crate::rules) fn refused_token(
    evidence: &Evidence,
    cause: Cause,
    certainty: Certainty,
    message: &str,
    help: &str,
    at_kid: Option<&str>,
) -> Verdict {
    let Some(refusal) = evidence.refusal_for(cause)? else {
        return Ok(vec![]);
    };
    let finding = refusal.finding(message).certainty(certainty);
    let finding = finding.help(refusal.hint_or(help));
    Ok(vec![match at_kid {
        Some(text) => evidence.point_at_kid(finding, text),
        None => finding,
    }])
}

/// Okta refuses an API call for this cause.
pub(in crate::rules) fn refused_call(
    evidence: &Evidence,
    cause: Cause,
    message: &str,
    help: &str,
) -> Verdict {
    let Some((refusal, asked)) = evidence.read_refused_for(cause)? else {
        return Ok(vec![]);
    };
    let finding = refusal.finding(message).evidence(asked);
    Ok(vec![finding.help(refusal.hint_or(help))])
}

/// A client library or a person says what has this cause, and Okta says nothing of it.
pub(in crate::rules) fn said_by_others(
    evidence: &Evidence,
    cause: Cause,
    message: &str,
    help: &str,
) -> Verdict {
    let Some(remark) = evidence.said_by_others(cause)? else {
        return Ok(vec![]);
    };
    let finding = remark.finding(message).certainty(Certainty::Likely);
    Ok(vec![finding.help(remark.hint_or(help))])
}

impl<'a> Evidence<'a> {
    /// Okta's refusal for a cause that it may find at the API or at the token endpoint, and which of them it was.
    ///
    /// # Errors
    /// When Okta judged no request.
    pub(in crate::rules) fn refused_anywhere(
        &self,
        cause: Cause,
    ) -> Result<Option<(&'a Refusal, String)>, Missing> {
        let at_api = self.read_refused_for(cause);
        match (at_api, self.refusal_for(cause)) {
            (Ok(Some(refused)), _) => Ok(Some(refused)),
            (_, Ok(Some(refusal))) => Ok(Some((refusal, "to the token endpoint".into()))),
            (Err(missing), Err(_)) => Err(missing),
            _ => Ok(None),
        }
    }
}

/// Okta gives one or two.
const MOST_DETAILS: usize = 10;

impl Refusal {
    /// A finding about this refusal: with Okta's words, the request's id and what is proved to be right.
    pub(in crate::rules) fn finding(&self, message: impl Into<String>) -> Finding {
        let mut finding = Finding::new(message)
            .cause(self.cause())
            .evidence(self.quoted());
        for detail in self.details.iter().take(MOST_DETAILS) {
            finding = finding.evidence(format!("and: \"{}\"", shortened(detail)));
        }
        let more = self.details.len().saturating_sub(MOST_DETAILS);
        if more > 0 {
            finding = finding.evidence(format!("and {more} more"));
        }
        if let Some(id) = &self.request_id {
            finding = finding.evidence(format!("x-okta-request-id: {id}"));
        }
        if self.by_code {
            let finding = finding.certainty(Certainty::Possible);
            let is_told = self.known.is_some_and(|entry| entry.place == Place::Client);
            return if is_told {
                finding.evidence("The text does not say more.")
            } else if self.text.is_empty() {
                finding.evidence("Only the code; no error message came with it.")
            } else {
                finding.evidence("okta-cc does not know this error message; it knows the code.")
            };
        }
        let proved = self.cause().map_or(&[][..], Cause::proves);
        // That the host answers is plain, so it is not listed alone.
        if proved.len() < 2 {
            return finding;
        }
        let names: Vec<_> = proved.iter().map(|fact| fact.name()).collect();
        finding.evidence(format!("Already verified: {}.", names.join(", ")))
    }
}
