//! What runs okta-cc elsewhere, and what an installation puts beside it: the image, completions, manual pages.
#![allow(clippy::print_stdout, reason = "a skipped test says so, and why")]
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks for programs on the PATH"
)]

mod completions;
mod image;
mod man;
mod schemas;
mod tools;
