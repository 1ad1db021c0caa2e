//! `--config`: the file of what a team has decided.

use clap::Args;

#[derive(Args)]
#[command(next_help_heading = "Gate")]
pub(crate) struct Team {
    /// Settings and ignores [default: okta-cc.toml here, or in a parent up to the repository's root]
    #[arg(long, value_name = "FILE")]
    pub config: Option<String>,
    /// Heed no okta-cc.toml
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}
