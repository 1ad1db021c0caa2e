//! Which rules a run checks: `--only` and `--skip`.

use super::RuleSelector;
use crate::engine::rule::Rule;

/// All rules, until something is said.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Empty: all.
    pub only: Vec<RuleSelector>,
    /// Takes precedence over `only`.
    pub skip: Vec<RuleSelector>,
}

impl Selection {
    /// Why the rule is not checked; `None` when it is.
    pub fn refuses(&self, rule: &Rule) -> Option<String> {
        if let Some(named) = self.skip.iter().find(|named| named.has(rule)) {
            return Some(format!("not selected (--skip {})", named.as_str()));
        }
        if self.only.is_empty() || self.only.iter().any(|named| named.has(rule)) {
            return None;
        }
        let names: Vec<&str> = self.only.iter().map(RuleSelector::as_str).collect();
        Some(format!("not selected (--only {})", names.join(",")))
    }

    /// The rules that are checked.
    pub fn of<'a>(&'a self, rules: &'a [Rule]) -> impl Iterator<Item = &'a Rule> {
        rules.iter().filter(|rule| self.refuses(rule).is_none())
    }
}
