//! `--sandbox`: a stand-in org instead of a real one.

use clap::Args;

#[derive(Args)]
pub(crate) struct SandboxFlag {
    /// Ask a simulated org on this machine instead; it supplies the values that are not given
    #[arg(long, value_name = "SCENARIO", num_args = 0..=1, require_equals = true, default_missing_value = "healthy")]
    sandbox: Option<String>,
}

impl SandboxFlag {
    /// The one to ask, if one is to be asked.
    pub(crate) fn scenario(&self) -> Option<&str> {
        self.sandbox.as_deref()
    }
}
