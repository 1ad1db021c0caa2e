//! `okta-cc config`.

use clap::{Args, ValueEnum};

use super::Inputs;
use super::targets::ToolParser;
use crate::tools::Tool;

#[derive(Args)]
pub struct Config {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Show what this tool would take on this machine, by its own order and names
    #[arg(long = "as", value_name = "NAME", value_parser = ToolParser)]
    pub target: Option<&'static Tool>,
    /// How to write it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ConfigFormat,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ConfigFormat {
    #[default]
    Human,
    Json,
}
