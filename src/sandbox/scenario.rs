//! Which faults a sandbox has: none, one, or several joined by `+`.

use std::fmt;
use std::str::FromStr;

use super::org::Org;
use super::switches::{self, Switch};

/// A set of switches. The default is a healthy org.
#[derive(Clone, Default)]
pub struct Scenario {
    switches: Vec<&'static Switch>,
}

/// A name that no switch has. The name is not kept for the message, since it may be a secret given by mistake.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown scenario; the nearest is `{nearest}`")]
pub struct UnknownScenario {
    pub nearest: &'static str,
}

impl UnknownScenario {
    /// Finds the nearest scenarios: by the words of their names that are in `name`, and by a common beginning.
    fn near(name: &str) -> Self {
        let shared = |known: &str| {
            let words = known.split('_').filter(|word| name.contains(word));
            let start = known.bytes().zip(name.bytes()).take_while(|(a, b)| a == b);
            words.map(str::len).sum::<usize>() + start.count()
        };
        let names = switches::all().map(|switch| switch.name);
        let nearest = names
            .filter(|known| shared(known) > 0)
            .max_by_key(|known| shared(known));
        Self {
            nearest: nearest.unwrap_or(Scenario::HEALTHY),
        }
    }
}

impl Scenario {
    pub const HEALTHY: &str = "healthy";

    /// Every switch; `healthy` is the absence of all and not in the list.
    pub fn switches() -> impl Iterator<Item = &'static Switch> {
        switches::all()
    }

    /// All names with what they do, for a person to choose from.
    pub fn list() -> String {
        let mut text = format!("Scenarios:\n  {}: nothing is wrong\n", Self::HEALTHY);
        for switch in Self::switches() {
            text.push_str(&format!("  {}: {}\n", switch.name, switch.summary));
        }
        text
    }

    pub(super) fn set(&self, org: &mut Org) {
        for switch in &self.switches {
            (switch.set)(org);
        }
    }
}

impl FromStr for Scenario {
    type Err = UnknownScenario;

    /// `healthy`, `dpop_required`, `dpop_required+no_admin_role`.
    fn from_str(text: &str) -> Result<Self, UnknownScenario> {
        let names = text
            .split('+')
            .map(str::trim)
            .filter(|name| *name != Self::HEALTHY);
        let found = names.map(|name| {
            let switch = switches::all().find(|switch| switch.name == name);
            switch.ok_or_else(|| UnknownScenario::near(name))
        });
        let mut switches: Vec<_> = found.collect::<Result<_, _>>()?;
        // In the order of the table, so that `a+b` and `b+a` are the same org.
        switches.sort_by_key(|switch| switches::all().position(|one| one.name == switch.name));
        switches.dedup_by_key(|switch| switch.name);
        Ok(Self { switches })
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.switches.is_empty() {
            return f.write_str(Self::HEALTHY);
        }
        let names: Vec<_> = self.switches.iter().map(|switch| switch.name).collect();
        f.write_str(&names.join("+"))
    }
}

impl fmt::Debug for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scenario({self})")
    }
}
