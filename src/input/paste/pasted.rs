//! What a pasted text says beside the exchanges in it.

use crate::model::answer::Refusal;
use crate::okta::errors::Cause;

/// Everything in a pasted text that is not an exchange. We did not send its requests, and cannot ask Okta further.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    /// What client libraries and people say.
    pub remarks: Vec<Refusal>,
    /// The causes that the text shows, each once: the first decides. `None` stands for what has no cause that is known.
    pub causes: Vec<Option<Cause>>,
    /// Why Okta refused, in the order of the text.
    pub story: Vec<Cause>,
    /// The kinds of secrets that were seen, for the advice to replace them: `a private key`.
    pub secrets: Vec<&'static str>,
}

impl Pasted {
    /// What a client library or a person says that has this cause.
    pub fn remark(&self, cause: Option<Cause>) -> Option<&Refusal> {
        self.remarks.iter().find(|remark| remark.cause() == cause)
    }

    /// The place of a cause among those that the text shows: the lower decides.
    pub fn place(&self, cause: Option<Cause>) -> usize {
        let place = self.causes.iter().position(|one| *one == cause);
        place.unwrap_or(0)
    }

    /// Whether Okta refused for `first`, and the next time for `then`.
    pub fn goes_on(&self, first: Cause, then: Cause) -> bool {
        self.story.windows(2).any(|pair| pair == [first, then])
    }
}
