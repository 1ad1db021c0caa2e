//! What a pasted text says beside its exchanges.

use super::Evidence;
use super::answers::ListAnswer;
use crate::input::paste::Pasted;
use crate::model::answer::Refusal;
use crate::model::conversation::{Exchange, Step, Turn};
use crate::model::finding::Missing;
use crate::okta::errors::Cause;

impl<'a> Evidence<'a> {
    /// Present where the evidence is a text that somebody pasted.
    pub fn pasted(&self) -> Option<&'a Pasted> {
        self.pasted
    }

    /// What a client library or a person says that has this cause.
    pub fn remark(&self, cause: Cause) -> Option<&'a Refusal> {
        self.pasted?.remark(Some(cause))
    }

    /// As [`Self::remark`], for rules that have no other source.
    ///
    /// # Errors
    /// When this run asks Okta nothing.
    pub fn said_by_others(&self, cause: Cause) -> Result<Option<&'a Refusal>, Missing> {
        if self.conversation().is_none() {
            let why = "lint asks Okta nothing; run doctor";
            return Err(Missing::NotAsked(why.into()));
        }
        Ok(self.remark(cause))
    }

    /// The first refusal at `step` for this cause, of all that the text shows.
    pub(super) fn pasted_refusal(&self, step: Step, cause: Cause) -> Option<&'a Refusal> {
        let mut refusals = self.pasted_exchanges(step);
        refusals.find_map(|exchange| {
            let refusal = exchange.answer().words()?;
            (refusal.cause() == Some(cause)).then_some(refusal)
        })
    }

    /// Whether the text shows that the sender, when Okta asked for its nonce, sent the same assertion again.
    pub fn repeated_assertion_after_nonce(&self) -> bool {
        let goes_on = |pasted: &Pasted| pasted.goes_on(Cause::DpopNonce, Cause::AssertionReused);
        self.pasted.is_some_and(goes_on)
    }

    /// Whether the text shows where tokens were asked for, and nowhere else than at the org authorization server.
    pub fn asked_orgs_server(&self) -> bool {
        let mut urls = self
            .pasted_exchanges(Step::Token)
            .map(|exchange| exchange.request.url.as_str())
            .filter(|url| !url.is_empty())
            .peekable();
        urls.peek().is_some() && urls.all(|url| url.ends_with("/oauth2/v1/token"))
    }

    /// The calls that are none of the three lists.
    pub(super) fn pasted_calls(&self) -> impl Iterator<Item = ListAnswer<'a>> {
        self.pasted_exchanges(Step::Call)
            .map(|exchange| ListAnswer {
                exchange,
                asked: self
                    .pasted_address(exchange)
                    .unwrap_or_else(|| "an API call".into()),
            })
    }

    /// What a pasted text says was asked.
    pub(super) fn pasted_address(&self, exchange: &Exchange) -> Option<String> {
        let request = &exchange.request;
        let told = self.pasted.is_some() && !request.url.is_empty();
        told.then(|| format!("{} {}", request.method, request.url))
    }

    fn pasted_exchanges(&self, step: Step) -> impl Iterator<Item = &'a Exchange> {
        let conversation = self.conversation().filter(|_| self.pasted.is_some());
        let turns = conversation.into_iter();
        let turns = turns.flat_map(move |said| said.taken(step));
        turns.filter_map(Turn::exchange)
    }
}
