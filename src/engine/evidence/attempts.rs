//! The token requests of a run: the plain one, and the experiments that a refusal called for.

use super::Evidence;
use crate::model::answer::{Answer, Grant, Refusal};
use crate::model::conversation::{Exchange, Step, Turn};
use crate::model::finding::Missing;
use crate::okta::errors::Cause;

/// One answered token request.
#[derive(Clone, Debug)]
pub struct Attempt<'a> {
    pub step: Step,
    pub exchange: &'a Exchange,
}

impl<'a> Attempt<'a> {
    pub fn answer(&self) -> &'a Answer {
        self.exchange.answer()
    }

    pub fn refusal(&self) -> Option<&'a Refusal> {
        self.answer().refusal()
    }

    pub fn cause(&self) -> Option<Cause> {
        self.refusal()?.cause()
    }

    pub fn grant(&self) -> Option<&'a Grant> {
        self.answer().grant()
    }

    /// The scopes of the token: without the member `scope` they are those requested (RFC 6749 section 5.1).
    pub fn scopes(&self) -> &'a [String] {
        match self.grant() {
            Some(grant) if !grant.scopes.is_empty() => &grant.scopes,
            Some(_) => &self.exchange.request.scopes,
            None => &[],
        }
    }

    /// Whether Okta decided about the request.
    pub fn is_judged(&self) -> bool {
        self.answer().is_judged()
    }

    /// Whether Okta accepted the signature and went on to check something else.
    pub fn is_past_key(&self) -> bool {
        self.grant().is_some() || self.cause().is_some_and(Cause::is_past_key)
    }
}

impl<'a> Evidence<'a> {
    /// Every answered token request, in the order in which they were made; of a repeated one the last answer.
    pub fn attempts(&self) -> Vec<Attempt<'a>> {
        let Some(conversation) = self.conversation() else {
            return Vec::new();
        };
        let mut attempts: Vec<Attempt> = Vec::new();
        for (step, turn) in conversation.turns() {
            let Turn::Answered(exchange) = turn else {
                continue;
            };
            if !step.is_token() {
                continue;
            }
            let again = |one: &Attempt| {
                one.step == step && one.exchange.request.scopes == exchange.request.scopes
            };
            attempts.retain(|one| !again(one));
            attempts.push(Attempt { step, exchange });
        }
        attempts
    }

    /// The latest answer at `step`.
    pub fn attempt(&self, step: Step) -> Option<Attempt<'a>> {
        let mut attempts = self.attempts().into_iter();
        attempts.rfind(|one| one.step == step)
    }

    /// The plain token request, then each experiment that overcame what stood in the way of the one before.
    ///
    /// So each refusal in it is a separate fault, and the last answer is the one that counts.
    ///
    /// # Errors
    /// When no token was asked for, or no answer came.
    pub fn token_path(&self) -> Result<Vec<Attempt<'a>>, Missing> {
        self.exchange(Step::Token)?;
        let mut path: Vec<Attempt> = Vec::new();
        for one in self.attempts() {
            let further = match one.step {
                Step::Token => true,
                Step::NoKid => one.is_past_key(),
                // The refusal that carries the nonce is a step of the handshake, not a verdict.
                Step::DpopProof => one.is_judged() && !wants_nonce(&one),
                Step::Nonce => one.is_judged(),
                Step::Scopes => one.is_judged() && !one.cause().is_some_and(Cause::is_about_scopes),
                _ => false,
            };
            if further {
                // Of several sets of scopes the last one that Okta took says what there is to have.
                path.retain(|before| before.step != one.step);
                path.push(one);
            }
        }
        Ok(path)
    }

    /// The token request that counts.
    ///
    /// # Errors
    /// When no token was asked for, or no answer came.
    pub fn token(&self) -> Result<Attempt<'a>, Missing> {
        let last = self.token_path()?.pop();
        last.ok_or_else(|| Missing::NotAsked("no token was asked for".into()))
    }

    /// The last nonce that Okta sent.
    pub fn nonce(&self) -> Option<&'a str> {
        let attempts = self.attempts().into_iter().rev();
        attempts
            .filter_map(|one| one.exchange.reply.header("dpop-nonce"))
            .next()
    }
}

/// Whether Okta asks for the proof again, with its nonce.
pub fn wants_nonce(attempt: &Attempt) -> bool {
    attempt.cause() == Some(Cause::DpopNonce)
}

/// Whether a DPoP proof is what is missing, also where it is said in other words than Okta's.
pub fn wants_proof(attempt: &Attempt) -> bool {
    let Some(refusal) = attempt.refusal() else {
        return false;
    };
    match refusal.cause() {
        Some(Cause::DpopRequired | Cause::DpopNonce) => true,
        // Only the code could tell, and there was none.
        Some(Cause::DpopProof) => {
            let wordless = refusal.known.is_some_and(|entry| entry.text.is_empty());
            wordless && attempt.exchange.request.proof.is_none()
        }
        Some(_) => false,
        None => refusal.text.to_ascii_lowercase().contains("dpop"),
    }
}
