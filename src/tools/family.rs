//! The families of names: groups of tools that call the same values by the same names.

use super::lookup::once;
use super::{Lookup, LookupPlace, Slot};

/// A family of names for the values of a connection. Values of two families are never combined.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    /// As on the command line.
    pub name: &'static str,
    /// As in a sentence.
    pub title: &'static str,
    /// A pattern for the names of its variables, as shown to people.
    pub pattern: &'static str,
    /// Where we look for its files, strongest first. Each of its tools has its own list.
    pub files: &'static [LookupPlace],
}

impl Family {
    /// In the order in which they are looked at: ours first.
    pub fn all() -> Vec<&'static Self> {
        let mut all: Vec<&'static Self> = Vec::new();
        for lookup in Lookup::all() {
            if !all.contains(&lookup.family) {
                all.push(lookup.family);
            }
        }
        all
    }

    /// The names that its tools read, each once, and what it means.
    pub fn variables(&self) -> Vec<(&'static str, Slot)> {
        let own = Lookup::all().filter(|lookup| lookup.family == self);
        once(own.flat_map(|lookup| lookup.variables.concat()))
    }
}
