//! `okta-cc config`.

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::Inputs;
use crate::input::CONSUMERS;

#[derive(Args)]
pub struct Config {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Show what this consumer would take on this machine, by its own order and names
    #[arg(long = "as", value_name = "CONSUMER", value_parser = consumers())]
    pub consumer: Option<String>,
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

fn consumers() -> PossibleValuesParser {
    let names = CONSUMERS.iter().map(|consumer| consumer.name);
    names.chain(["nango"]).collect::<Vec<_>>().into()
}
