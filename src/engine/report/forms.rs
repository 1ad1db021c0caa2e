//! A value in the form that one tool takes is no mistake for another: there it is to be converted, not repaired.

use super::Reported;
use crate::engine::evidence::Evidence;
use crate::engine::rule::{Rule, Ruleset};
use crate::model::finding::Severity;
use crate::tools::Tool;

/// Whether the value that a finding is about, converted, is right for every target that it concerns. Nothing is supposed:
/// it is converted, and the rules look again.
pub(super) fn can_be_converted(found: &Reported, rules: Ruleset, evidence: &Evidence) -> bool {
    let right_for = |name: &&str| {
        let Some(target) = Tool::named(name) else {
            return false;
        };
        let Some(converted) = (rules.convert)(evidence.connection(), target) else {
            return false;
        };
        let converted = Evidence::new(&converted, target, None);
        let about_it = |rule: &&Rule| rule.group == found.rule.group;
        !rules
            .all
            .iter()
            .filter(about_it)
            .any(|rule| is_wrong(rule, &converted))
    };
    found.rule.group.is_value() && found.targets.iter().all(right_for)
}

fn is_wrong(rule: &Rule, evidence: &Evidence) -> bool {
    let findings = (rule.check)(evidence).unwrap_or_default();
    let mut severities = findings
        .iter()
        .map(|finding| finding.severity.unwrap_or(rule.severity));
    severities.any(|severity| severity == Severity::Error)
}
