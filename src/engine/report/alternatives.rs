//! Reports on pasted texts: first the causes that the text shows, then the others that fit.

use std::borrow::Cow;

use super::{Check, Report, Reported, Status};
use crate::engine::evidence::Evidence;
use crate::engine::rule::Rule;
use crate::input::paste::Pasted;
use crate::model::finding::{Certainty, Finding, Severity};

/// The place in the order for a fault of a value, where the text also has an answer: after all causes that the text
/// shows.
const BESIDE_AN_ANSWER: usize = usize::MAX - 100;

/// Another cause that fits the first finding, of which the text shows nothing.
#[derive(Debug)]
pub struct Alternative {
    pub rule: &'static Rule,
    pub why: &'static str,
    /// The observation that would decide between them.
    pub tell: &'static str,
}

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

    /// A text cannot be asked: the other causes that fit the first finding are listed, with the observation that would tell.
    pub(super) fn add_alternatives(&mut self, rules: &'static [Rule], evidence: &Evidence) {
        // A rule that could look at what was pasted, and found nothing, excludes its cause.
        let passed = |rule: &Rule| {
            let looked = |check: &&Check| check.rule.id == rule.id && !rule.group.is_live();
            let check = self.checks.iter().find(looked);
            check.is_some_and(|check| check.status == Status::Pass)
        };
        let Some(first) = self.findings.first_mut() else {
            return;
        };
        let also = first.rule.also().filter_map(|also| {
            let rule = rules.iter().find(|rule| rule.id == also.rule)?;
            let (why, tell) = (also.why, also.tell);
            let open = !(rule.refuted)(evidence) && !passed(rule);
            open.then_some(Alternative { rule, why, tell })
        });
        self.alternatives = also.collect();
        if !self.alternatives.is_empty() {
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
        self.sort();
    }

    /// All that is reported: the findings, and the alternatives.
    pub fn found_and_alternative(&self) -> Cow<'_, [Reported]> {
        if self.alternatives.is_empty() {
            return Cow::Borrowed(&self.findings);
        }
        let undecided = self
            .findings
            .first()
            .is_some_and(|one| one.finding.undecided);
        let places = BESIDE_AN_ANSWER + 1..;
        let known = |rule: &Rule| self.findings.iter().any(|found| found.rule.id == rule.id);
        let others = self.alternatives.iter().filter(|other| !known(other.rule));
        let others = others.zip(places).map(|(other, place)| {
            let finding = Finding::new(other.rule.title())
                .certainty(Certainty::Possible)
                .evidence(other.why)
                .help(format!("To tell: {}", other.tell));
            Reported {
                rule: other.rule,
                severity: other.rule.severity,
                finding: Finding {
                    undecided,
                    ..finding
                },
                targets: self.targets.iter().map(|target| target.name).collect(),
                place,
            }
        });
        let mut all: Vec<Reported> = self.findings.iter().cloned().chain(others).collect();
        all.sort_by(Reported::compare);
        Cow::Owned(all)
    }
}
