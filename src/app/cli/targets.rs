//! `--target`: the tools that will use the connection.

use clap::Args;

use crate::model::connection::Connection;
use crate::model::redact::shown;
use crate::tools::{TARGETS, Target};

// For a command that judges for several at once.
#[derive(Args)]
pub struct Targets {
    /// The tools that will use the connection: nango (the default), nango-hostname, go, python, node, dotnet, java,
    /// terraform, mcp, okta
    #[arg(long = "target", value_name = "NAME,...", value_delimiter = ',', value_parser = target, help_heading = "Inputs")]
    named: Vec<&'static Target>,
}

impl Targets {
    /// Each once, in the order given; where none was named, those that were decided on before, or else the one that is
    /// likeliest for this connection.
    pub fn of(&self, decided: &[&'static Target], connection: &Connection) -> Vec<&'static Target> {
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

/// The target of that name.
pub(super) fn target(name: &str) -> Result<&'static Target, String> {
    let wanted = name.trim().to_ascii_lowercase();
    Target::named(&wanted).ok_or_else(|| {
        let likeness = |target: &&&Target| {
            let likeness = strsim::normalized_damerau_levenshtein(&wanted, target.name);
            (likeness * 100.0) as u32
        };
        let short = wanted.len() < 40;
        let nearest = TARGETS.iter().filter(|_| short).max_by_key(likeness);
        let nearest = nearest.filter(|target| likeness(target) > 40);
        let hint = nearest.map_or_else(String::new, |near| format!(" Nearest: {}.", near.name));
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        let name = shown(name);
        format!(
            "no target is called {name:?}.{hint} There are {}",
            names.join(", ")
        )
    })
}
