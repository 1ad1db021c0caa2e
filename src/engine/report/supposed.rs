//! Reports on pasted texts: what was said goes first, and what else fits stands beside it.

use super::{Check, Report, Reported, Status};
use crate::engine::rule::Rule;
use crate::input::paste::Pasted;
use crate::model::finding::{Certainty, Finding, Severity};
use crate::okta::errors::Implication;

/// The place of what is wrong with a value in a text that holds an answer too: after all that was said.
const BESIDE_AN_ANSWER: usize = usize::MAX - 100;

impl Report {
    /// What Okta or a client said decides, in the order of the text; a value that stands beside it may be another's.
    pub(super) fn put_in_order(&mut self, pasted: &Pasted) {
        let answered = self.findings.iter().any(|found| found.rule.group.is_live());
        for found in &mut self.findings {
            found.place = if answered && found.rule.group.is_value() {
                BESIDE_AN_ANSWER
            } else {
                pasted.place(found.finding.cause)
            };
        }
    }

    /// A text cannot be asked: what else fits the first finding stands beside it, with the observation that would tell.
    pub(super) fn suppose(&mut self, rules: &'static [Rule], proved: &[Implication]) {
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
            let said = found.place > 0 && found.place != BESIDE_AN_ANSWER;
            if found.severity != Severity::Advice && said {
                finding.certainty = Certainty::Possible;
            } else if found.severity != Severity::Advice {
                finding.certainty = finding.certainty.min(Certainty::Likely);
            }
        }
        for (at, also) in (BESIDE_AN_ANSWER + 1..).zip(also) {
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
                .evidence(also.why)
                .help(format!("To tell: {}", also.tell));
            finding.undecided = undecided;
            self.findings.push(Reported {
                rule,
                severity: rule.severity,
                finding,
                targets: self.targets.iter().map(|target| target.name).collect(),
                place: at,
                is_supposed: true,
            });
        }
        self.sort();
    }
}
