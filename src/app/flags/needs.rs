//! `--need`: what the pipeline needs of the connection.

use clap::Args;

#[derive(Args)]
#[command(next_help_heading = "Gate")]
pub(crate) struct Needs {
    /// What must be possible: a scope (okta.users.read) or a call ("GET /api/v1/groups"); may be repeated
    #[arg(long, value_name = "NEED")]
    pub need: Vec<String>,
}
