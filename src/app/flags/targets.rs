//! `--target`: the tools that will use the connection.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command};

use crate::model::connection::Connection;
use crate::tools::{TOOLS, Tool};

// For a command that judges for several at once.
#[derive(Args)]
#[command(next_help_heading = "Inputs")]
pub(crate) struct Targets {
    /// The tools that will use the connection [default: nango]
    #[arg(long = "target", value_name = "NAME,...", value_delimiter = ',', value_parser = ToolParser)]
    named: Vec<&'static Tool>,
}

impl Targets {
    /// Each once, in the order given; where none was named, those that were decided on before, or else the one that is
    /// likeliest for this connection.
    pub(crate) fn of(
        &self,
        decided: &[&'static Tool],
        connection: &Connection,
    ) -> Vec<&'static Tool> {
        let mut all: Vec<&'static Tool> = Vec::new();
        let named = if self.named.is_empty() {
            decided
        } else {
            &self.named
        };
        for target in named {
            if all.iter().all(|known| known.name != target.name) {
                all.push(target);
            }
        }
        if all.is_empty() {
            all.push(Tool::supposed(connection));
        }
        all
    }
}

/// Reads the name of a target.
#[derive(Clone)]
pub(crate) struct ToolParser;

impl TypedValueParser for ToolParser {
    type Value = &'static Tool;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        Tool::wanted.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = TOOLS.iter().map(|target| target.name);
        Some(Box::new(names.map(PossibleValue::new)))
    }
}
