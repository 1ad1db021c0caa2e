//! Words that several rules say.

pub(super) mod unjudged;
