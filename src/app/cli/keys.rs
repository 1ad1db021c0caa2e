//! `okta-cc fix`, `okta-cc export` and `okta-cc keygen`: the commands that write a private key.

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::Inputs;
use super::targets::ToolParser;
use crate::tools::{ExportForm, Tool};

#[derive(Args)]
pub struct Fix {
    /// Connection, key or .env file; - for standard input
    pub file: Option<String>,
    #[command(flatten)]
    pub inputs: Inputs,
    /// The tool that will use the connection, which says how it is written
    #[arg(long, value_name = "NAME", value_parser = ToolParser, default_value = "nango", help_heading = "Inputs")]
    pub target: &'static Tool,
    /// Print what changes, with secrets masked, instead of the repaired value
    #[arg(long)]
    pub diff: bool,
    /// Write the repaired value to this file, readable by you alone
    #[arg(short, long, value_name = "FILE")]
    pub write: Option<String>,
    /// Replace the file if it exists
    #[arg(long, requires = "write")]
    pub force: bool,
    /// Print a private key even to a terminal
    #[arg(long, conflicts_with = "write")]
    pub show: bool,
}

#[derive(Args)]
pub struct Export {
    /// Connection or .env file; - for standard input
    pub file: Option<String>,
    #[command(flatten)]
    pub inputs: Inputs,
    /// What to write
    #[arg(long, value_enum, value_name = "FORM")]
    pub to: ExportForm,
    /// Write to this file, readable by you alone
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<String>,
    /// Replace the file if it exists
    #[arg(long, requires = "out")]
    pub force: bool,
    /// Print the private key even to a terminal
    #[arg(long, conflicts_with = "out")]
    pub show: bool,
}

impl ValueEnum for ExportForm {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.title()))
    }
}

#[derive(Args)]
pub struct Keygen {
    /// Key size; Okta and its clients take all of these
    #[arg(long, value_enum, default_value_t)]
    pub bits: Bits,
    /// Key ID [default: a UUID]
    #[arg(long, value_name = "KID")]
    pub kid: Option<String>,
    /// Write the private key to this file, readable by you alone
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<String>,
    /// Replace the file if it exists
    #[arg(long, requires = "out")]
    pub force: bool,
    /// Print the private key even to a terminal
    #[arg(long, conflicts_with = "out")]
    pub show: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Bits {
    #[default]
    #[value(name = "2048")]
    B2048,
    #[value(name = "3072")]
    B3072,
    #[value(name = "4096")]
    B4096,
}

impl From<Bits> for u32 {
    fn from(bits: Bits) -> Self {
        match bits {
            Bits::B2048 => 2048,
            Bits::B3072 => 3072,
            Bits::B4096 => 4096,
        }
    }
}
