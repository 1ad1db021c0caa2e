//! Plain text, whatever it is about: kinds of characters, near spellings, durations, lists.

pub(crate) mod chars;
pub(crate) mod commands;
pub(crate) mod duration;
pub(crate) mod escapes;
pub(crate) mod listed;
pub(crate) mod named;
pub(crate) mod nearest;
