//! The message to the person who asked: polite, short, and complete enough to act on.

use super::{MessageLine, sentence};
use crate::engine::evidence::Evidence;
use crate::engine::report::{Report, Reported};
use crate::model::finding::Certainty;
use crate::okta::errors::Implication;

/// The maximum of other causes in a message; nobody would work through more.
const ALSO: usize = 3;

pub(super) fn message(
    evidence: &Evidence,
    report: &Report,
    causes: &[&Reported],
    happened: &str,
    proved: &[Implication],
    next: Option<&str>,
) -> Vec<MessageLine> {
    let mut parts = vec![vec![line("Hello,")]];
    match causes.split_first() {
        None if evidence.pasted().is_some() => {
            parts.push(vec![line(
                "thank you for the report. The text does not show why it failed.",
            )]);
            if !proved.is_empty() {
                parts.push(vec![line(format!("{happened} {}", right(proved)))]);
            }
            let question = report.findings.iter().find(|found| found.finding.undecided);
            parts.push(vec![line(question.map_or_else(
                || "Could you send the answer of Okta itself (status, headers and body)?".into(),
                |found| format!("Could you send one thing more? {}", found.finding.help),
            ))]);
        }
        None => parts.push(vec![line(
            "thank you for the report. Nothing is wrong in this run.",
        )]),
        Some((first, rest)) => {
            parts.push(vec![line(format!("thank you for the report. {happened}"))]);
            parts.push(cause(first));
            let (values, others): (Vec<_>, Vec<_>) =
                rest.iter().partition(|found| found.rule.group.is_value());
            if !others.is_empty() {
                parts.push(also(&others, report));
            }
            if !values.is_empty() {
                parts.push(besides(&values));
            }
            if !proved.is_empty() {
                parts.push(vec![line(right(proved))]);
            }
            if let Some(next) = next.filter(|_| first.finding.certainty < Certainty::Certain) {
                parts.push(vec![line(format!(
                    "To be sure, could you look at one thing and tell me what you see? {next}"
                ))]);
            }
        }
    }
    if let Some(told) = evidence.pasted().filter(|told| !told.secrets.is_empty()) {
        let secrets = told.secrets.join(", ");
        parts.push(vec![line(format!(
            "Please note: the text that you sent holds {secrets}. Please revoke it and make a new one, and do not send it again."
        ))]);
    }
    parts.push(vec![line("Best regards")]);
    parts.join(&line(""))
}

fn line(text: impl Into<String>) -> MessageLine {
    MessageLine {
        is_item: false,
        text: text.into(),
    }
}

/// A heading, and what stands under it.
fn list(heading: &str, items: impl Iterator<Item = String>) -> Vec<MessageLine> {
    let items = items.take(ALSO).map(|text| MessageLine {
        is_item: true,
        text,
    });
    std::iter::once(line(heading)).chain(items).collect()
}

fn right(proved: &[Implication]) -> String {
    let names: Vec<_> = proved.iter().map(|fact| fact.name()).collect();
    format!("Already verified: {}.", names.join(", "))
}

fn cause(found: &Reported) -> Vec<MessageLine> {
    let finding = &found.finding;
    let sure = match finding.certainty {
        Certainty::Certain => "The cause",
        Certainty::Likely => "The likely cause",
        Certainty::Possible => "A possible cause",
    };
    let message = sentence(&finding.message);
    if finding.undecided {
        return vec![line(message), line(sentence(&finding.help))];
    }
    let help = format!("What to do: {}", sentence(&finding.help));
    vec![line(format!("{sure}: {message}")), line(help)]
}

fn besides(values: &[&&Reported]) -> Vec<MessageLine> {
    let items = values.iter().map(|found| {
        let (message, help) = (&found.finding.message, &found.finding.help);
        format!("{} {}", sentence(message), sentence(help))
    });
    list("Values that need a change, too:", items)
}

fn also(others: &[&&Reported], report: &Report) -> Vec<MessageLine> {
    let items = others.iter().map(|found| {
        // What was found has its own message; what only fits as well gives its reason.
        let is_found = report
            .findings
            .iter()
            .any(|one| one.rule.id == found.rule.id);
        let reason = found.finding.evidence.first().filter(|_| !is_found);
        sentence(reason.unwrap_or(&found.finding.message))
    });
    list("It could also be:", items)
}
