//! Runs the rules over the evidence and collects the result: checks, findings, outcome, exit code.

use std::cmp::{Ordering, Reverse};

use crate::engine::evidence::Evidence;
use crate::engine::policy::Policy;
use crate::engine::rule::{Rule, Ruleset};
use crate::model::connection::Field;
use crate::model::finding::{FailOn, Finding, Severity, Verdict};
use crate::model::text::named::named;
use crate::tools::{TOOLS, Tool};

mod alternatives;
mod check;
mod conversion;
mod suppression;
mod target_summary;

pub use alternatives::Alternative;
use check::verdict;
pub use check::{Check, SetAside, Status};
pub use suppression::{IgnoreOutcome, Suppressed};
pub use target_summary::TargetSummary;
use target_summary::merge;

/// A finding with what its rule does not know: the rule's id, the severity, the targets.
#[derive(Clone, Debug)]
pub struct Reported {
    pub rule: &'static Rule,
    pub severity: Severity,
    pub finding: Finding,
    /// The names of those of the asked targets that it concerns.
    pub targets: Vec<&'static str>,
    /// Its place among findings that are equally grave, where a pasted text says which decides: the lower comes first.
    pub place: usize,
}

impl Reported {
    /// The worst and surest first, then in the order of the inputs.
    fn compare(&self, other: &Self) -> Ordering {
        let key = |found: &Self| {
            let finding = &found.finding;
            let label = finding.labels.first();
            let place = label.map(|label| (label.field, label.span.start, label.span.end));
            // Errors before the errors of a connection that was not judged, findings with a place before those without.
            let weight = (
                found.severity,
                !finding.undecided,
                Reverse(found.place),
                finding.certainty,
            );
            (Reverse(weight), place.is_none(), place, found.rule.id)
        };
        key(self).cmp(&key(other))
    }

    /// The page of the rule.
    pub fn url(&self) -> String {
        url(self.rule)
    }

    /// Whether it makes the run fail: it is judged, and at or above this severity.
    pub fn fails(&self, fail_on: FailOn) -> bool {
        let gate = fail_on.severity();
        !self.finding.undecided && gate.is_some_and(|gate| self.severity >= gate)
    }

    /// Whether it is an error that a conversion takes away: about a value in the form of another of the asked targets.
    fn is_to_convert(&self) -> bool {
        let (judged, own) = (self.severity, self.rule.severity);
        self.rule.group.is_value() && judged == Severity::Advice && own == Severity::Error
    }

    /// The input at which a person should look first.
    pub fn field(&self) -> Option<Field> {
        self.finding.labels.first().map(|label| label.field)
    }
}

/// The page of a rule, on the project's site.
pub fn url(rule: &Rule) -> String {
    let repository = env!("CARGO_PKG_REPOSITORY");
    format!("{repository}/blob/main/rules/{}.md", rule.id)
}

named! {
    /// Will the connection work?
    pub enum Outcome {
        /// Nothing is wrong.
        Ready = "ready",
        /// Nothing that counts is wrong, but rules were not selected or an error is ignored, so the rest is unknown.
        Passed = "passed",
        /// A person must change something.
        Problem = "problem",
        /// The network, a rate limit or a server error prevented an answer: try again.
        Undecided = "undecided",
    }
}

/// What all rules said of one connection.
#[derive(Debug)]
pub struct Report {
    /// In the order of the rules.
    pub checks: Vec<Check>,
    /// The worst and surest first, then in the order of the inputs.
    pub findings: Vec<Reported>,
    /// What else fits the first finding in a pasted text, the cheapest to look at first; also what was found besides.
    pub alternatives: Vec<Alternative>,
    /// What an ignore covers, in the order of the ignores.
    pub suppressed: Vec<Suppressed>,
    /// What became of each ignore of the policy, in its order.
    pub ignores: Vec<IgnoreOutcome>,
    /// The outcome for each of the targets of the run.
    pub targets: Vec<TargetSummary>,
    /// Other targets for which nothing is wrong; empty if they were not checked.
    pub fine_for: Vec<&'static str>,
    strict: bool,
}

impl Report {
    pub fn new(rules: Ruleset, evidence: &Evidence) -> Self {
        Self::under(&Policy::default(), rules, evidence)
    }

    /// The report of the rules that the policy selects, without the findings that it ignores.
    pub fn under(policy: &Policy, rules: Ruleset, evidence: &Evidence) -> Self {
        Self::judged(policy, rules, evidence, |rule, target| {
            (rule.check)(&evidence.seen_by(target))
        })
    }

    /// The same, with verdicts from a caller: a saved run has verdicts of rules whose evidence is not in the file.
    pub fn judged(
        policy: &Policy,
        rules: Ruleset,
        evidence: &Evidence,
        mut judge: impl FnMut(&'static Rule, &Tool) -> Verdict,
    ) -> Self {
        let targets = evidence.targets();
        let mut report = Self::empty(rules.all.len(), &targets);
        report.strict = policy.strict;
        let across = evidence.fleet().is_ok();
        for rule in rules.all.iter().filter(|rule| rule.across == across) {
            match policy.selection.refuses(rule) {
                None => report.enter(rule, &targets, |target| judge(rule, target)),
                Some(why) => report.leave_out(rule, why),
            }
        }
        report.sort();
        if let Some(pasted) = evidence.pasted() {
            report.put_in_order(pasted);
            report.sort();
            report.add_alternatives(rules.all, evidence);
        }
        if report.targets.len() > 1 {
            report.advise_conversions(rules, evidence, |report, found| {
                let mut others = report.targets.iter();
                others.any(|target| {
                    let concerns = |one: &Reported| one.targets.contains(&target.name);
                    !concerns(found) && !report.errs(found.rule.group, concerns)
                })
            });
        }
        report.suppress(policy, evidence);
        report.count_by_target();
        report
    }

    fn empty(rules: usize, targets: &[&Tool]) -> Self {
        Self {
            checks: Vec::with_capacity(rules),
            findings: Vec::new(),
            alternatives: Vec::new(),
            suppressed: Vec::new(),
            ignores: Vec::new(),
            targets: targets
                .iter()
                .map(|target| TargetSummary::new(target))
                .collect(),
            fine_for: Vec::new(),
            strict: false,
        }
    }

    /// Finds the other targets for which this connection has nothing wrong with it.
    pub fn look_further(&mut self, policy: &Policy, rules: Ruleset, evidence: &Evidence) {
        let asked = |target: &&&Tool| self.targets.iter().any(|one| one.name == target.name);
        let others = TOOLS.iter().filter(|target| !asked(target));
        let fine = others.filter(|target| {
            let evidence = evidence.seen_by(target);
            let mut report = Self::under(policy, rules, &evidence);
            report.advise_conversions(rules, &evidence, |_, found| {
                !self.errs(found.rule.group, |_| true)
            });
            // A check that was not made for this target either says nothing about the other.
            report.outcome() == Outcome::Ready
                && report.found(Severity::Warning) == 0
                && report.count(Status::Skip) <= self.count(Status::Skip)
        });
        self.fine_for = fine.map(|target| target.name).collect();
    }

    fn sort(&mut self) {
        self.findings.sort_by(Reported::compare);
    }

    /// One rule's run for each target.
    fn enter(
        &mut self,
        rule: &'static Rule,
        targets: &[&Tool],
        mut judge: impl FnMut(&Tool) -> Verdict,
    ) {
        let mut check: Option<Check> = None;
        let mut found = Vec::with_capacity(targets.len());
        for (at, target) in targets.iter().enumerate() {
            let (own, findings) = verdict(rule, judge(target), target);
            self.targets[at].unknown += usize::from(own.status == Status::Unknown);
            found.push(findings);
            check = Some(match check {
                Some(before) if before.status.outweighs(own.status) => before,
                _ => own,
            });
        }
        self.checks.extend(check);
        self.findings.extend(merge(found, targets));
    }

    fn count_by_target(&mut self) {
        let told =
            (!self.alternatives.is_empty()).then(|| self.found_and_alternative().into_owned());
        for target in &mut self.targets {
            target.count(told.as_ref().unwrap_or(&self.findings));
        }
    }

    fn leave_out(&mut self, rule: &'static Rule, why: String) {
        self.checks.push(Check {
            status: Status::Skip,
            reason: Some(why),
            set_aside: Some(SetAside::NotSelected),
            ..Check::passed(rule)
        });
    }

    /// `, for nango, go`: which of the asked targets a finding concerns, where there are several.
    pub fn concerned(&self, found: &Reported) -> String {
        match &self.targets[..] {
            [_] => String::new(),
            _ => format!(", for {}", found.targets.join(", ")),
        }
    }

    pub fn count(&self, status: Status) -> usize {
        self.checks
            .iter()
            .filter(|check| check.status == status)
            .count()
    }

    /// How many checks do not count for this reason.
    pub fn set_aside(&self, by: SetAside) -> usize {
        let checks = self.checks.iter();
        checks.filter(|check| check.set_aside == Some(by)).count()
    }

    /// The live checks that were selected and could not be made.
    pub fn live_checks_not_made(&self) -> impl Iterator<Item = &Check> {
        let undone = |status| matches!(status, Status::Skip | Status::Unknown);
        self.checks.iter().filter(move |check| {
            check.rule.group.is_live() && undone(check.status) && check.set_aside.is_none()
        })
    }

    /// How many findings have this severity, not counting those that only say that something could not be judged.
    pub fn found(&self, severity: Severity) -> usize {
        let counts = |found: &&Reported| found.severity == severity && !found.finding.undecided;
        self.found_and_alternative().iter().filter(counts).count()
    }

    /// Will the connection work? Independent of `--fail-on`.
    pub fn outcome(&self) -> Outcome {
        let errors = self.found(Severity::Error);
        self.comes_to(errors, self.count(Status::Unknown), |_| true)
    }

    /// Will the connection work for this target?
    pub fn outcome_for(&self, target: &TargetSummary) -> Outcome {
        let concerns = |found: &Reported| found.targets.contains(&target.name);
        self.comes_to(target.errors, target.unknown, concerns)
    }

    fn comes_to(&self, errors: usize, unknown: usize, of: impl Fn(&Reported) -> bool) -> Outcome {
        let ignored = |one: &Suppressed| one.found.severity == Severity::Error && of(&one.found);
        if errors > 0 {
            Outcome::Problem
        } else if unknown > 0 || (self.strict && self.live_checks_not_made().next().is_some()) {
            Outcome::Undecided
        } else if self.set_aside(SetAside::NotSelected) > 0 || self.suppressed.iter().any(ignored) {
            Outcome::Passed
        } else {
            Outcome::Ready
        }
    }

    /// 1 where a finding is at or above `fail_on`; else 3 where something could not be judged; else 0.
    pub fn exit_code(&self, fail_on: FailOn) -> u8 {
        if self
            .found_and_alternative()
            .iter()
            .any(|found| found.fails(fail_on))
        {
            1
        } else if self.outcome() == Outcome::Undecided {
            3
        } else {
            0
        }
    }
}
