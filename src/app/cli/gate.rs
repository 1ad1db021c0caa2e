//! The flags that say what a run looks at and what makes it fail, beside the team's file.

use clap::{Args, ValueEnum};

use crate::model::finding::FailOn;

#[derive(Args)]
pub struct Gate {
    /// Look at these rules alone: a rule, a prefix (key_json_) or a group (key); separated by commas, may be repeated
    #[arg(
        long,
        value_name = "RULES",
        value_delimiter = ',',
        help_heading = "Gate"
    )]
    pub only: Vec<String>,
    /// Do not look at these rules
    #[arg(
        long,
        value_name = "RULES",
        value_delimiter = ',',
        help_heading = "Gate"
    )]
    pub skip: Vec<String>,
    /// The least severity that makes the exit code 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Gate")]
    pub fail_on: Option<Least>,
}

// What the pipeline needs of the connection.
#[derive(Args)]
pub struct Needs {
    /// What must be possible: a scope (okta.users.read) or a call ("GET /api/v1/groups"); may be repeated
    #[arg(long, value_name = "NEED", help_heading = "Gate")]
    pub need: Vec<String>,
}

// The file of what a team has decided.
#[derive(Args)]
pub struct Team {
    /// Settings and ignores [default: okta-cc.toml here, or in a parent up to the repository's root]
    #[arg(long, value_name = "FILE", help_heading = "Gate")]
    pub config: Option<String>,
    /// Heed no okta-cc.toml
    #[arg(long, conflicts_with = "config", help_heading = "Gate")]
    pub no_config: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Least {
    Error,
    Warning,
    Never,
}

impl From<Least> for FailOn {
    fn from(least: Least) -> Self {
        match least {
            Least::Error => Self::Error,
            Least::Warning => Self::Warning,
            Least::Never => Self::Never,
        }
    }
}
