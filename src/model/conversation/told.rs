//! What a pasted text says beside the exchanges in it.

use crate::model::answer::Refusal;
use crate::okta::errors::Cause;

/// Hearsay: Okta was not asked by us, and cannot be asked more.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What client libraries and people say. The lower the rank, the more it decides.
    pub remarks: Vec<Refusal>,
    /// The ranks of the recorded turns, in their order.
    pub ranks: Vec<u8>,
    /// Why Okta refused, in the order of the text.
    pub story: Vec<Cause>,
    /// The kinds of secrets that were seen, for the advice to replace them: `a private key`.
    pub secrets: Vec<&'static str>,
    /// Times read from tokens and headers in the text, for the evidence.
    pub notes: Vec<String>,
}

impl Told {
    /// Whether Okta refused for `first`, and the next time for `then`.
    pub fn goes_on(&self, first: Cause, then: Cause) -> bool {
        self.story.windows(2).any(|pair| pair == [first, then])
    }
}
