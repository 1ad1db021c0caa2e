//! The flags that say what a run looks at, what it needs and what makes it fail, and the file of what a team has decided.

use std::path::PathBuf;

use clap::Args;

use super::words::words;
use crate::model::finding::FailOn;

const FAIL_ON: [(&str, FailOn); 3] = [
    ("error", FailOn::Error),
    ("warning", FailOn::Warning),
    ("never", FailOn::Never),
];

#[derive(Args)]
#[command(next_help_heading = "Gate")]
pub(crate) struct Gate {
    /// Check only these rules: a rule, a prefix (key_json_) or a group (key); separated by commas, may be repeated
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Do not check these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub skip: Vec<String>,
    /// Lowest severity that makes the exit code 1 [default: error]
    #[arg(long, value_name = "SEVERITY", value_parser = words(FAIL_ON))]
    pub fail_on: Option<FailOn>,
}

#[derive(Args)]
#[command(next_help_heading = "Gate")]
pub(crate) struct Team {
    /// Settings and ignores [default: okta-cc.toml here, or in a parent up to the repository's root]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Ignore okta-cc.toml
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}

#[derive(Args)]
#[command(next_help_heading = "Gate")]
pub(crate) struct Needs {
    /// What must be possible: a scope (okta.users.read) or a call ("GET /api/v1/groups"); may be repeated
    #[arg(long, value_name = "NEED")]
    pub need: Vec<String>,
}
