//! `okta-cc can-i`.

use clap::{Args, ValueEnum};

use super::{Inputs, Network, Spending, Targets, Team};

#[derive(Args)]
#[command(after_help = "Exit codes: 0 yes, 1 no, 2 usage or unreadable input, 3 cannot tell.")]
pub struct CanI {
    /// A scope (okta.users.read) or a call ("GET /api/v1/groups")
    #[arg(value_name = "NEED")]
    pub need: String,
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub targets: Targets,
    #[command(flatten)]
    pub network: Network,
    #[command(flatten)]
    pub spending: Spending,
    #[command(flatten)]
    pub team: Team,
    /// Ask a stand-in org on this machine instead; values not given are its own
    #[arg(long, value_name = "SCENARIO", num_args = 0..=1, require_equals = true, default_missing_value = "healthy")]
    pub sandbox: Option<String>,
    /// Print nothing: the exit code is the answer
    #[arg(short, long, help_heading = "Output")]
    pub quiet: bool,
    /// How to write the answer
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        help_heading = "Output"
    )]
    pub format: AnswerFormat,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// One line
    #[default]
    Human,
    /// One JSON object
    Json,
}
