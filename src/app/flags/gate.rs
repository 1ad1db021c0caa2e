//! The flags that say what a run looks at and what makes it fail, beside the team's file.

use clap::{Args, ValueEnum};

use crate::engine::report::FailOn;

#[derive(Args)]
pub(crate) struct Gate {
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

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Least {
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
