//! What runs okta-cc elsewhere: the GitHub Action, the pre-commit hooks, the GitLab job, the image, completions, manual pages.

mod action;
mod completions;
mod gitlab;
mod image;
mod man;
mod pre_commit;
mod readme;
mod schemas;
mod scratch;
mod security;
