//! Words that several rules say.

mod fault;
mod refusal;
pub(super) mod unjudged;
