//! `--need`: what the pipeline needs of the connection.

use clap::Args;

#[derive(Args)]
pub(crate) struct Needs {
    /// What must be possible: a scope (okta.users.read) or a call ("GET /api/v1/groups"); may be repeated
    #[arg(long, value_name = "NEED", help_heading = "Gate")]
    pub need: Vec<String>,
}
