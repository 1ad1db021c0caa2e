//! A value in the form that one of the targets takes is no mistake for the others: for those it must be converted,
//! which is advice, not an error.

use super::{Report, Reported, Status};
use crate::engine::evidence::Evidence;
use crate::engine::group::Group;
use crate::engine::rule::{Rule, Ruleset};
use crate::model::finding::Severity;
use crate::tools::Tool;

impl Report {
    /// Turns errors into advice where the value is right for a target in `elsewhere` and can be converted for the
    /// others.
    pub(super) fn advise_conversions(
        &mut self,
        rules: Ruleset,
        evidence: &Evidence,
        elsewhere: impl Fn(&Self, &Reported) -> bool,
    ) {
        let to_convert = self.findings.iter().map(|found| {
            found.severity == Severity::Error
                && elsewhere(self, found)
                && can_be_converted(found, rules, evidence)
        });
        let to_convert: Vec<bool> = to_convert.collect();
        let findings = self.findings.iter_mut().zip(&to_convert);
        for (found, _) in findings.filter(|(_, convert)| **convert) {
            found.severity = Severity::Advice;
        }
        for check in self
            .checks
            .iter_mut()
            .filter(|check| check.status == Status::Fail)
        {
            let mut own = self
                .findings
                .iter()
                .filter(|found| found.rule.id == check.rule.id);
            if own.all(|found| found.severity != Severity::Error) {
                check.status = Status::Warn;
            }
        }
        self.sort();
    }

    /// Whether there is an error in this group among those findings.
    pub(super) fn errs(&self, group: Group, of: impl Fn(&Reported) -> bool) -> bool {
        let is_error = |found: &Reported| found.severity == Severity::Error;
        self.findings
            .iter()
            .any(|found| found.rule.group == group && is_error(found) && of(found))
    }
}

/// Whether the value of a finding, once converted, is right for every target that the finding concerns. It is really
/// converted, and judged by the rules again.
fn can_be_converted(found: &Reported, rules: Ruleset, evidence: &Evidence) -> bool {
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
