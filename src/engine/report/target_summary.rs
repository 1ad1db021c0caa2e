//! The outcome for each of several targets, and how equal findings for several targets are merged.

use super::Reported;
use crate::engine::rule::{TOOL_NAME, TOOL_TITLE};
use crate::model::finding::{Finding, Severity};
use crate::tools::Tool;

/// The outcome for one target.
#[derive(Clone, Debug)]
pub struct TargetSummary {
    pub name: &'static str,
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    /// The titles of the rules behind the errors, each once.
    pub why: Vec<&'static str>,
    /// Whether a value has the form of another of the given targets and must be converted for this one.
    pub to_convert: bool,
    /// How many checks could not decide.
    pub(super) unknown: usize,
}

impl TargetSummary {
    pub(super) fn new(target: &Tool) -> Self {
        Self {
            name: target.name,
            errors: 0,
            warnings: 0,
            advice: 0,
            why: Vec::new(),
            to_convert: false,
            unknown: 0,
        }
    }

    /// Counts what counts of the findings.
    pub(super) fn count(&mut self, findings: &[Reported]) {
        let concerned = findings
            .iter()
            .filter(|found| found.targets.contains(&self.name));
        for found in concerned.filter(|found| !found.finding.undecided) {
            match found.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Advice => self.advice += 1,
            }
            self.to_convert |= found.is_to_convert();
            let title = found.rule.title();
            if found.severity == Severity::Error && !self.why.contains(&title) {
                self.why.push(title);
            }
        }
    }
}

/// One rule's findings for all targets; those that are the same are merged into one, with the titles of their targets.
pub(super) fn merge(found: Vec<Vec<Reported>>, targets: &[&Tool]) -> Vec<Reported> {
    let mut merged: Vec<(Reported, Vec<&Tool>)> = Vec::new();
    for (of_target, target) in found.into_iter().zip(targets) {
        // Of one target nothing is put together.
        let (others, mut own) = (merged.len(), Vec::new());
        for reported in of_target {
            let mut others = merged[..others].iter_mut();
            match others.find(|(other, _)| other.finding == reported.finding) {
                Some((_, concerned)) => concerned.push(target),
                None => own.push((reported, vec![*target])),
            }
        }
        merged.append(&mut own);
    }
    let named = merged.into_iter().map(|(mut reported, concerned)| {
        let mut titles: Vec<&str> = concerned.iter().map(|target| target.title).collect();
        titles.dedup();
        name(&mut reported.finding, &listed(&titles), concerned[0].name);
        reported.targets = concerned.iter().map(|target| target.name).collect();
        reported
    });
    named.collect()
}

fn name(finding: &mut Finding, titles: &str, name: &str) {
    let texts = [&mut finding.message, &mut finding.help];
    let labels = finding.labels.iter_mut().map(|label| &mut label.text);
    for text in texts.into_iter().chain(&mut finding.evidence).chain(labels) {
        *text = text.replace(TOOL_TITLE, titles).replace(TOOL_NAME, name);
    }
}

/// `a, b and c`
fn listed(titles: &[&str]) -> String {
    match titles {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
