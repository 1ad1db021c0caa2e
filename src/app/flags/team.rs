//! `--config`: the file of what a team has decided.

use clap::Args;

#[derive(Args)]
pub(crate) struct Team {
    /// Settings and ignores [default: okta-cc.toml here, or in a parent up to the repository's root]
    #[arg(long, value_name = "FILE", help_heading = "Gate")]
    pub config: Option<String>,
    /// Ignore okta-cc.toml
    #[arg(long, conflicts_with = "config", help_heading = "Gate")]
    pub no_config: bool,
}
