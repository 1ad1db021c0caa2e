//! From the flags of the gate to what a run looks at, tolerates and fails on.

use super::Failure;
use crate::cli::Gate;
use crate::policy::{Named, Policy, Selection};
use crate::probe::plan::Reach;
use crate::report::{FailOn, Group};
use crate::rules::RULES;

/// What was decided before a run.
pub(super) struct Settings {
    pub policy: Policy,
    pub fail_on: FailOn,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            policy: Policy::default(),
            fail_on: FailOn::Error,
        }
    }
}

/// # Errors
/// When a name is no rule's, or no rule is left.
pub(super) fn settings(gate: &Gate) -> Result<Settings, Failure> {
    let selection = Selection {
        only: named("--only", &gate.only)?,
        skip: named("--skip", &gate.skip)?,
    };
    if selection.of(RULES).next().is_none() {
        let problem = "--only and --skip leave no rule to look at. Leave one of them out.";
        return Err(Failure::Usage(problem.into()));
    }
    Ok(Settings {
        policy: Policy {
            selection,
            ..Policy::default()
        },
        fail_on: gate.fail_on.map_or(FailOn::Error, Into::into),
    })
}

fn named(flag: &str, texts: &[String]) -> Result<Vec<Named>, Failure> {
    let named = texts.iter().map(|text| Named::read(text, RULES));
    let named = named.collect::<Result<_, _>>();
    named.map_err(|error| Failure::Usage(format!("{flag}: {error}")))
}

impl Settings {
    /// How far the selected rules need the org to be asked.
    pub(super) fn reach(&self) -> Reach {
        let rules = self.policy.selection.of(RULES);
        let reach = rules.map(|rule| match Group::of(rule.id) {
            Some(Group::Org) => Reach::Org,
            Some(Group::Token) => Reach::Token,
            Some(Group::Api) => Reach::Api,
            _ => Reach::Nowhere,
        });
        reach.max().unwrap_or(Reach::Nowhere)
    }
}
