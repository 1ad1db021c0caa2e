//! The flags that say what a run may spend.

use std::time::Duration;

use clap::Args;

use crate::input::policy::PolicyFile;
use crate::model::text::duration;
use crate::probe::Limits;
use crate::probe::plan::Reach;

#[derive(Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct Spending {
    /// Maximum number of requests, those of --wait included [default: 12, and with --wait 12 each time]
    #[arg(long, value_name = "N")]
    pub max_requests: Option<usize>,
    /// How long a run may take: 500ms, 10s, 2m [default: 60s]
    #[arg(long, value_name = "DURATION", value_parser = duration::read)]
    pub deadline: Option<Duration>,
    /// How long one request may take [default: 10s]
    #[arg(long, value_name = "DURATION", value_parser = duration::read)]
    pub timeout: Option<Duration>,
}

impl Spending {
    /// What the user or the team said that a run may ask.
    pub(crate) fn requests(&self, file: &PolicyFile) -> Option<usize> {
        self.max_requests.or(file.max_requests)
    }

    /// As far as flags say it, then as `file` does.
    pub(crate) fn limits(&self, file: &PolicyFile, reach: Reach) -> Limits {
        let seconds = Duration::from_secs;
        Limits {
            reach,
            requests: self.requests(file).unwrap_or(12),
            deadline: self.deadline.or(file.deadline).unwrap_or(seconds(60)),
            timeout: self.timeout.or(file.timeout).unwrap_or(seconds(10)),
        }
    }
}
