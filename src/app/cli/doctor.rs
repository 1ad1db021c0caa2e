//! `okta-cc doctor`.

use std::time::Duration;

use clap::Args;

use super::{Gate, Inputs, Needs, Output, Targets, Team};
use crate::input::policy::PolicyFile;
use crate::model::text::duration;
use crate::probe::Limits;
use crate::probe::plan::Reach;

#[derive(Args)]
pub struct Doctor {
    /// Connections: files, folders, quoted patterns, JSON Lines; - for standard input
    #[arg(value_name = "FILE", conflicts_with_all = ["sandbox", "plan"])]
    pub files: Vec<String>,
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub targets: Targets,
    #[command(flatten)]
    pub network: Network,
    #[command(flatten)]
    pub gate: Gate,
    #[command(flatten)]
    pub team: Team,
    #[command(flatten)]
    pub needs: Needs,
    /// Leave the run undecided (exit code 3) where a live check could not be done
    #[arg(long, help_heading = "Gate")]
    pub strict: bool,
    #[command(flatten)]
    pub output: Output,
    /// Ask a stand-in org on this machine instead; values not given are its own
    #[arg(long, value_name = "SCENARIO", num_args = 0..=1, require_equals = true, default_missing_value = "healthy")]
    pub sandbox: Option<String>,
    #[command(flatten)]
    pub spending: Spending,
    /// Ask again for so long while Okta does not judge: an outage, a rate limit, the network
    #[arg(long, value_name = "DURATION", value_parser = duration::read, help_heading = "Limits")]
    pub wait: Option<Duration>,
    /// Print what would be asked, and ask nothing
    #[arg(long, conflicts_with_all = ["wait", "sandbox"])]
    pub plan: bool,
    /// Save the run without its secrets, to be judged again elsewhere
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "plan",
        help_heading = "Output"
    )]
    pub save: Option<String>,
    /// Save with placeholders for the names of org, client and users
    #[arg(long, requires = "save", help_heading = "Output")]
    pub anonymize: bool,
    /// Replace the saved file if it exists
    #[arg(long, requires = "save", help_heading = "Output")]
    pub force: bool,
}

#[derive(Args)]
pub struct Network {
    /// HTTP proxy to go through, before HTTPS_PROXY and NO_PROXY; a login goes into HTTPS_PROXY
    #[arg(long, value_name = "URL", help_heading = "Network")]
    pub proxy: Option<String>,
    /// CA certificates (PEM) to trust beside this machine's own, such as that of a proxy that inspects TLS
    #[arg(long, value_name = "FILE", help_heading = "Network")]
    pub ca_cert: Option<String>,
}

// What a run may spend.
#[derive(Args)]
pub struct Spending {
    /// Requests in one run at most [default: 12]
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub max_requests: Option<usize>,
    /// How long a run may take: 500ms, 10s, 2m [default: 60s]
    #[arg(long, value_name = "DURATION", value_parser = duration::read, help_heading = "Limits")]
    pub deadline: Option<Duration>,
    /// How long one request may take [default: 10s]
    #[arg(long, value_name = "DURATION", value_parser = duration::read, help_heading = "Limits")]
    pub timeout: Option<Duration>,
}

impl Spending {
    /// As far as flags say it, then as `file` does.
    pub fn limits(&self, file: &PolicyFile, reach: Reach) -> Limits {
        let seconds = Duration::from_secs;
        Limits {
            reach,
            requests: self.max_requests.or(file.max_requests).unwrap_or(12),
            deadline: self.deadline.or(file.deadline).unwrap_or(seconds(60)),
            timeout: self.timeout.or(file.timeout).unwrap_or(seconds(10)),
        }
    }
}
