//! What a pasted text tells: hearsay, in which nothing can be asked again.

use super::Evidence;
use super::answers::ListAnswer;
use crate::model::answer::{Answer, Refusal, listed};
use crate::model::conversation::{Exchange, Step, Told, Turn};
use crate::model::finding::Missing;
use crate::okta::endpoints::OTHER_CALL;
use crate::okta::errors::Cause;

impl<'a> Evidence<'a> {
    /// Present where the evidence is a text that somebody pasted.
    pub fn told(&self) -> Option<&'a Told> {
        self.conversation()?.hearsay()
    }

    /// What a client library or a person says that has this cause.
    pub fn remark(&self, cause: Cause) -> Option<Refusal> {
        let mut remarks = self.told()?.remarks.iter();
        let found = remarks.find(|remark| remark.cause() == Some(cause));
        found.cloned()
    }

    /// As [`Self::remark`], for the rules that go by nothing else.
    ///
    /// # Errors
    /// When this run asks Okta nothing.
    pub fn said_by_others(&self, cause: Cause) -> Result<Option<Refusal>, Missing> {
        if self.conversation().is_none() {
            let why = "lint asks Okta nothing; run doctor";
            return Err(Missing::NotAsked(why.into()));
        }
        Ok(self.remark(cause))
    }

    /// The first refusal at `step` for this cause, of all that the text shows.
    pub(super) fn told_refusals(&self, step: Step, cause: Cause) -> Option<Refusal> {
        self.told_exchanges(step).find_map(|(exchange, rank)| {
            let refusal = Refusal::read(&exchange.reply)?;
            (refusal.cause() == Some(cause)).then_some(Refusal { rank, ..refusal })
        })
    }

    /// Whether the text shows where tokens were asked for, and nowhere else than at the org authorization server.
    pub fn asked_orgs_server(&self) -> bool {
        let mut urls = self
            .told_exchanges(Step::Token)
            .map(|(exchange, _)| exchange.request.url.as_str())
            .filter(|url| !url.is_empty())
            .peekable();
        urls.peek().is_some() && urls.all(|url| url.ends_with("/oauth2/v1/token"))
    }

    /// The calls that are none of the three lists.
    pub(super) fn told_calls(&self) -> impl Iterator<Item = ListAnswer<'a>> {
        self.told_exchanges(Step::Call).map(|(exchange, rank)| {
            let mut answer = Answer::read(&exchange.reply, listed);
            if let Answer::Refused(refusal) = &mut answer {
                refusal.rank = rank;
            }
            ListAnswer {
                step: Step::Call,
                list: &OTHER_CALL,
                exchange,
                answer,
                told: true,
            }
        })
    }

    fn told_exchanges(&self, step: Step) -> impl Iterator<Item = (&'a Exchange, u8)> {
        let conversation = self.conversation();
        let ranks = self.told().map_or(&[][..], |told| &told.ranks);
        let turns = conversation.filter(|said| said.hearsay().is_some());
        let turns = turns.into_iter().flat_map(|said| said.turns());
        turns
            .enumerate()
            .filter_map(move |(at, (taken, turn))| match turn {
                Turn::Answered(exchange) if taken == step => {
                    Some((exchange, ranks.get(at).copied().unwrap_or(0)))
                }
                _ => None,
            })
    }
}
