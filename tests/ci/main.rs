//! What an installation puts beside the binary: completions, manual pages.
#![allow(clippy::print_stdout, reason = "a skipped test says so, and why")]
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks for programs on the PATH"
)]

mod completions;
mod man;
mod tools;
