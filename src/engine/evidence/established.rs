//! What the answers prove to be right.

use super::Evidence;
use crate::model::answer::Answer;
use crate::model::conversation::{Conversation, Step, Turn};
use crate::okta::errors::{ANSWERED, ISSUED, Implication, SHOWN};

impl Evidence<'_> {
    pub fn proves(&self, fact: Implication) -> bool {
        self.proved().contains(&fact)
    }

    /// What is proved to be right, each once. Where one of several calls is refused, none of them proves the scope or
    /// the role.
    pub fn proved(&self) -> Vec<Implication> {
        let turns = self
            .conversation()
            .into_iter()
            .flat_map(Conversation::turns);
        let proofs: Vec<_> = turns.filter_map(|(step, turn)| by(step, turn)).collect();
        let mut facts: Vec<Implication> = proofs
            .iter()
            .flat_map(|(_, facts)| *facts)
            .copied()
            .collect();
        let refused = proofs.iter().any(|(is_refused_call, _)| *is_refused_call);
        facts.retain(|fact| !(refused && matches!(fact, Implication::Scope | Implication::Role)));
        facts.sort_unstable();
        facts.dedup();
        facts
    }
}

/// What one answer proves, and whether it refuses a call.
fn by(step: Step, turn: &Turn) -> Option<(bool, &'static [Implication])> {
    let Turn::Answered(exchange) = turn else {
        return None;
    };
    let is_read = step == Step::Call || Step::READS.contains(&step);
    match exchange.answer() {
        Answer::Grant(_) => Some((false, ISSUED)),
        Answer::List(0) if is_read => Some((false, ANSWERED)),
        Answer::List(_) if is_read => Some((false, SHOWN)),
        answer => {
            let refusal = answer.words()?;
            let cause = refusal.cause().filter(|_| !refusal.by_code)?;
            Some((is_read, cause.proves()))
        }
    }
}
