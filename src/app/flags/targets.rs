//! `--target`: the tools that will use the connection.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command};

use crate::model::connection::{Connection, shown};
use crate::tools::{TARGETS, Target};

// For a command that judges for several at once.
#[derive(Args)]
pub(crate) struct Targets {
    /// The tools that will use the connection [default: nango]
    #[arg(long = "target", value_name = "NAME,...", value_delimiter = ',', value_parser = TargetParser::ALL, help_heading = "Inputs")]
    named: Vec<&'static Target>,
}

impl Targets {
    /// Each once, in the order given; where none was named, those that were decided on before, or else the one that is
    /// likeliest for this connection.
    pub(crate) fn of(
        &self,
        decided: &[&'static Target],
        connection: &Connection,
    ) -> Vec<&'static Target> {
        let mut all: Vec<&'static Target> = Vec::new();
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
            all.push(Target::supposed(connection));
        }
        all
    }
}

/// Reads the name of a target, of those that a flag takes.
#[derive(Clone)]
pub(crate) struct TargetParser(fn(&Target) -> bool);

impl TargetParser {
    pub(crate) const ALL: Self = Self(|_| true);
    /// Those that take values from a machine, or from what a person pastes.
    pub(crate) const FED: Self = Self(|target| target.reading.is_some() || target.export.is_some());

    fn names(&self) -> impl Iterator<Item = &'static str> {
        let taken = TARGETS.iter().filter(|target| self.0(target));
        taken.map(|target| target.name)
    }

    fn named(&self, name: &str) -> Result<&'static Target, String> {
        let wanted = name.trim().to_ascii_lowercase();
        let known = Target::named(&wanted).filter(|target| self.0(target));
        known.ok_or_else(|| {
            let likeness = |name: &&str| {
                let likeness = strsim::normalized_damerau_levenshtein(&wanted, name);
                (likeness * 100.0) as u32
            };
            let short = wanted.len() < 40;
            let nearest = self.names().filter(|_| short).max_by_key(likeness);
            let nearest = nearest.filter(|name| likeness(name) > 40);
            let hint = nearest.map_or_else(String::new, |near| format!(" Nearest: {near}."));
            let names: Vec<_> = self.names().collect();
            let name = shown(name);
            format!(
                "no target is called {name:?}.{hint} There are {}",
                names.join(", ")
            )
        })
    }
}

impl TypedValueParser for TargetParser {
    type Value = &'static Target;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let taken = self.clone();
        (move |name: &str| taken.named(name)).parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.names().map(PossibleValue::new)))
    }
}
