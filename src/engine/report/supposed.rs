//! Reports on pasted texts: what was said goes first, and what else fits stands beside it.

use super::{Check, Report, Reported, Status};
use crate::engine::rule::Rule;
use crate::model::finding::{Certainty, Finding, Severity};
use crate::okta::errors::Fact;

/// The rank of what is wrong with a value in a text that holds an answer too.
const BESIDE_AN_ANSWER: u8 = 50;
/// The rank of the first cause that is supposed and not said.
const AFTER_WHAT_WAS_SAID: u8 = 100;

impl Report {
    /// What Okta or a client said decides; a value that stands beside it in a text may be another's.
    pub(super) fn put_answers_first(&mut self) {
        if self.findings.iter().any(|found| found.rule.group.is_live()) {
            let values = self.findings.iter_mut();
            for found in values.filter(|found| found.rule.group.is_value()) {
                found.finding.rank = BESIDE_AN_ANSWER;
            }
        }
    }

    /// A text cannot be asked: what else fits the first finding stands beside it, with the observation that would tell.
    pub(super) fn suppose(&mut self, rules: &'static [Rule], proved: &[Fact]) {
        let Some(first) = self.findings.first_mut() else {
            return;
        };
        let undecided = first.finding.undecided;
        let also: Vec<_> = first.questions().collect();
        if !also.is_empty() {
            first.finding.certainty = first.finding.certainty.min(Certainty::Likely);
        }
        // Of several causes none is certain.
        for found in self.findings.iter_mut().skip(1) {
            let finding = &mut found.finding;
            // A value that is wrong is so for sure; whether it is the cause is another question.
            let said = finding.rank > 0 && finding.rank != BESIDE_AN_ANSWER;
            if found.severity != Severity::Advice && said {
                finding.certainty = Certainty::Possible;
            } else if found.severity != Severity::Advice {
                finding.certainty = finding.certainty.min(Certainty::Likely);
            }
        }
        for (at, also) in (AFTER_WHAT_WAS_SAID..).zip(also) {
            let known = |found: &Reported| found.rule.id == also.rule;
            let rule = rules.iter().find(|rule| rule.id == also.rule);
            let open = |rule: &&Rule| rule.refuted_by.is_none_or(|fact| !proved.contains(&fact));
            let rule = rule.filter(open);
            let Some(rule) = rule.filter(|_| !self.findings.iter().any(known)) else {
                continue;
            };
            // A rule that could look at what was pasted, and found nothing, excludes its cause.
            let looked = |check: &&Check| check.rule.id == rule.id && !check.rule.group.is_live();
            let check = self.checks.iter().find(looked);
            if check.is_some_and(|check| check.status == Status::Pass) {
                continue;
            }
            let mut finding = Finding::new(rule.title())
                .certainty(Certainty::Possible)
                .rank(at)
                .evidence(also.why)
                .help(format!("To tell: {}", also.tell));
            finding.undecided = undecided;
            self.findings.push(Reported {
                rule,
                severity: rule.severity,
                finding,
                targets: self.targets.iter().map(|target| target.name).collect(),
            });
        }
        self.sort();
    }
}
