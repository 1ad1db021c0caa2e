//! What every rule about a refusal of Okta's says of it.

use super::super::prelude::*;
use crate::model::answer::said;
use crate::okta::errors::Place;

impl Refusal {
    /// A finding about this refusal: with Okta's words, the request's id and what is proved to be right.
    pub(in crate::rules) fn finding(&self, message: impl Into<String>) -> Finding {
        let mut finding = Finding::new(message)
            .cause(self.cause())
            .evidence(self.quoted());
        for detail in &self.details {
            finding = finding.evidence(format!("and: \"{}\"", said(detail)));
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
                finding.evidence("The code alone; no words came with it.")
            } else {
                finding.evidence("These words are new to this tool; the code is known.")
            };
        }
        let proved = self.cause().map_or(&[][..], Cause::proves);
        // That the host answers goes without saying.
        if proved.len() < 2 {
            return finding;
        }
        let names: Vec<_> = proved.iter().map(|fact| fact.name()).collect();
        finding.evidence(format!("Right already: {}.", names.join(", ")))
    }
}
