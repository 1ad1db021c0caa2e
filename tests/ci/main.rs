//! What an installation puts beside the binary: completions, manual pages.
#![allow(clippy::print_stdout, reason = "a skipped test says so, and why")]

mod completions;
mod man;
mod tools;
