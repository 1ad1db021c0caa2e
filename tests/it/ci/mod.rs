//! What runs okta-cc elsewhere: the GitHub Action, the pre-commit hooks, the GitLab job, the image, completions, manual pages.
#![allow(clippy::print_stdout, reason = "a skipped test says so, and why")]
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks for programs on the PATH"
)]

mod action;
mod completions;
mod gitlab;
mod image;
mod man;
mod pre_commit;
mod readme;
mod schemas;
mod scratch;
mod tools;
