//! What a run checks, and what it tolerates: a selection of the rules, and ignores with a reason and a last day.
//!
//! Nothing here reads a file or a clock: whoever makes a [`Policy`] passes the date.

mod ignore;
mod selection;
mod selector;

use time::Date;

pub use ignore::Ignore;
pub use selection::Selection;
pub use selector::{RuleSelector, UnknownName};

/// By default all rules are checked, and nothing is tolerated.
#[derive(Clone, Debug)]
pub struct Policy {
    pub selection: Selection,
    pub ignores: Vec<Ignore>,
    /// In UTC. Only ignores need it.
    pub today: Date,
    /// Whether a live check that could not be done leaves the run undecided.
    pub strict: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            ignores: Vec::new(),
            today: Date::MIN,
            strict: false,
        }
    }
}
