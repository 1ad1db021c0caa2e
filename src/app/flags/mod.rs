//! The flags that several commands share.
//!
//! Each group sets a heading for the help, which holds until the next: a command's flags without one stand before them.

mod gate;
mod inputs;
mod network;
mod output;
mod sandbox;
mod secret_output;
mod spending;
mod targets;
mod words;

pub(crate) use gate::{Gate, Needs, Team};
pub(crate) use inputs::Inputs;
pub(crate) use network::{Network, route};
pub(crate) use output::{Output, ReportFile};
pub(crate) use sandbox::SandboxFlag;
pub(crate) use secret_output::SecretOutput;
pub(crate) use spending::Spending;
pub(crate) use targets::{Targets, ToolParser};
pub(crate) use words::words;
