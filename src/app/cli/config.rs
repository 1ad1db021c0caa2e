//! `okta-cc config`.

use clap::{Args, ValueEnum};

use super::Inputs;
use super::targets::TargetParser;
use crate::tools::Target;

#[derive(Args)]
pub struct Config {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Show what this tool would take on this machine, by its own order and names
    #[arg(long = "as", value_name = "NAME", value_parser = TargetParser)]
    pub target: Option<&'static Target>,
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
