//! What was found in a pasted text, and each statement in it that shows a failure, before these are ranked.

use super::fields::Coded;
use super::http::Message;
use super::known_errors::Wording;
use super::network::NetworkFailure;
use super::tokens::Shown;
use crate::model::answer::Refusal;
use crate::model::conversation::{Step, Turn};
use crate::okta::errors::{Cause, Entry};

/// All that was found in the text.
pub(super) struct Heard {
    pub(super) messages: Vec<Message>,
    pub(super) wordings: Vec<Wording>,
    pub(super) fields: Vec<Coded>,
    pub(super) faults: Vec<NetworkFailure>,
    pub(super) tokens: Vec<Shown>,
}

/// One statement in the text: by Okta, a client library or a person.
pub(super) struct Utterance {
    pub(super) at: usize,
    /// How strongly it points at the cause; the statement with the highest weight decides.
    pub(super) weight: u8,
    pub(super) cause: Option<Cause>,
    pub(super) what: Told,
}

pub(super) enum Told {
    Turn(Step, Box<Turn>),
    Remark(Refusal),
}

impl Utterance {
    pub(super) fn turn(
        at: usize,
        weight: u8,
        cause: Option<Cause>,
        step: Step,
        turn: Turn,
    ) -> Self {
        let what = Told::Turn(step, Box::new(turn));
        Self {
            at,
            weight,
            cause,
            what,
        }
    }

    pub(super) fn remark(at: usize, weight: u8, entry: &'static Entry, words: String) -> Self {
        Self {
            at,
            weight,
            cause: Some(entry.cause),
            what: Told::Remark(Refusal::remark(entry, words)),
        }
    }

    /// A remark whose words only name the topic of its cause.
    pub(super) fn touching(at: usize, weight: u8, entry: &'static Entry, words: String) -> Self {
        let mut remark = Refusal::remark(entry, words);
        remark.by_code = true;
        Self {
            at,
            weight,
            cause: Some(entry.cause),
            what: Told::Remark(remark),
        }
    }
}

/// In a longer text people tell nothing in words of their own, in bytes.
pub(super) const NOTE: usize = 16 << 10;

/// The weight of a connector's code for "Okta said no".
pub(super) const WRAPPER: u8 = 7;
