//! What a report says for each of several targets, and the findings that are the same for several of them.

use super::Reported;
use crate::model::finding::{Finding, Severity};
use crate::tools::Tool;

/// What a report comes to for one target.
#[derive(Clone, Debug)]
pub struct Judged {
    pub name: &'static str,
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    /// The titles of the rules behind the errors, each once.
    pub why: Vec<&'static str>,
    /// Whether a value stands in a form that another of the asked targets takes, and has to be converted for this one.
    pub to_convert: bool,
    /// How many checks could not tell.
    pub(super) unknown: usize,
}

impl Judged {
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

/// Stands for the title of the target while findings are compared.
const TITLE: &str = "\u{1}";
/// And this one for its name.
const NAME: &str = "\u{2}";

/// One rule's findings for each target, where those that say the same of the same place are one.
pub(super) fn merge(found: Vec<Vec<Reported>>, targets: &[&Tool]) -> Vec<Reported> {
    if let [_] = targets {
        return found.into_iter().flatten().collect();
    }
    let mut merged: Vec<(Reported, Vec<&Tool>)> = Vec::new();
    for (of_target, target) in found.into_iter().zip(targets) {
        for mut reported in of_target {
            each_text(&mut reported.finding, |text| {
                text.replace(target.title, TITLE).replace(
                    &format!("--target {}", target.name),
                    &format!("--target {NAME}"),
                )
            });
            let same = merged
                .iter_mut()
                .find(|(other, _)| is_same(other, &reported));
            match same {
                Some((_, concerned)) => concerned.push(target),
                None => merged.push((reported, vec![target])),
            }
        }
    }
    let named = merged.into_iter().map(|(mut reported, concerned)| {
        let mut titles: Vec<&str> = concerned.iter().map(|target| target.title).collect();
        titles.dedup();
        let (titles, name) = (listed(&titles), concerned[0].name);
        each_text(&mut reported.finding, |text| {
            text.replace(TITLE, &titles).replace(NAME, name)
        });
        reported.targets = concerned.iter().map(|target| target.name).collect();
        reported
    });
    named.collect()
}

fn is_same(one: &Reported, other: &Reported) -> bool {
    let labels = |finding: &Finding| {
        let labels = finding.labels.iter();
        let labels = labels.map(|label| (label.field, label.span.clone(), label.text.clone()));
        labels.collect::<Vec<_>>()
    };
    let fix = |finding: &Finding| {
        let fix = finding.fix.as_ref()?;
        Some((fix.field, fix.span.clone(), fix.replacement.clone()))
    };
    let words = |reported: &Reported| {
        let finding = &reported.finding;
        let texts = (
            finding.message.clone(),
            finding.help.clone(),
            finding.evidence.clone(),
        );
        let weight = (reported.severity, finding.certainty, finding.undecided);
        (texts, weight, finding.member.clone())
    };
    words(one) == words(other)
        && labels(&one.finding) == labels(&other.finding)
        && fix(&one.finding) == fix(&other.finding)
}

fn each_text(finding: &mut Finding, change: impl Fn(&str) -> String) {
    let texts = [&mut finding.message, &mut finding.help];
    for text in texts.into_iter().chain(&mut finding.evidence) {
        *text = change(text);
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
