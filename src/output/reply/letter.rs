//! The reply: polite, short, and complete enough to act on.

use super::sentence;
use crate::engine::evidence::Evidence;
use crate::engine::report::{Report, Reported};
use crate::model::finding::Certainty;
use crate::okta::errors::Fact;

/// More causes than this are a list to despair of.
const ALSO: usize = 3;

pub(super) fn reply(
    evidence: &Evidence,
    report: &Report,
    causes: &[&Reported],
    happened: &str,
    proved: &[Fact],
    next: Option<&str>,
) -> String {
    let mut parts = vec!["Hello,".to_owned()];
    match causes.split_first() {
        None if evidence.pasted().is_some() => {
            parts.push("thank you for the report. The text does not show why it failed.".into());
            if !proved.is_empty() {
                parts.push(format!("{happened} {}", right(proved)));
            }
            let question = report.findings.iter().find(|found| found.finding.undecided);
            parts.push(question.map_or_else(
                || "Could you send the answer of Okta itself (status, headers and body)?".into(),
                |found| format!("Could you send one thing more? {}", found.finding.help),
            ));
        }
        None => parts.push("thank you for the report. Nothing is wrong in this run.".into()),
        Some((first, rest)) => {
            parts.push(format!("thank you for the report. {happened}"));
            parts.push(cause(first));
            let (values, others): (Vec<_>, Vec<_>) =
                rest.iter().partition(|found| found.rule.group.is_value());
            if !others.is_empty() {
                parts.push(also(&others));
            }
            if !values.is_empty() {
                parts.push(besides(&values));
            }
            if !proved.is_empty() {
                parts.push(right(proved));
            }
            if let Some(next) = next.filter(|_| first.finding.certainty < Certainty::Certain) {
                parts.push(format!(
                    "To be sure, could you look at one thing and tell me what you see? {next}"
                ));
            }
        }
    }
    if let Some(told) = evidence.pasted().filter(|told| !told.secrets.is_empty()) {
        let secrets = told.secrets.join(", ");
        parts.push(format!(
            "Please note: the text that you sent holds {secrets}. Please revoke it and make a new one, and do not send it again."
        ));
    }
    parts.push("Best regards".into());
    parts.join("\n\n")
}

fn right(proved: &[Fact]) -> String {
    let names: Vec<_> = proved.iter().map(|fact| fact.name()).collect();
    format!("Already proved to be right: {}.", names.join(", "))
}

fn cause(found: &Reported) -> String {
    let finding = &found.finding;
    let sure = match finding.certainty {
        Certainty::Certain => "The cause",
        Certainty::Likely => "The likely cause",
        Certainty::Possible => "A possible cause",
    };
    let message = sentence(&finding.message);
    if finding.undecided {
        return format!("{message}\n{}", sentence(&finding.help));
    }
    format!("{sure}: {message}\nWhat to do: {}", sentence(&finding.help))
}

fn besides(values: &[&&Reported]) -> String {
    let lines = values.iter().take(ALSO).map(|found| {
        let (message, help) = (&found.finding.message, &found.finding.help);
        format!("- {} {}", sentence(message), sentence(help))
    });
    let lines: Vec<String> = lines.collect();
    format!("Values that need a change, too:\n{}", lines.join("\n"))
}

fn also(others: &[&&Reported]) -> String {
    let lines = others.iter().take(ALSO).map(|found| {
        let reason = found.finding.evidence.first();
        // A supposed cause gives its reason; one that was said its own message.
        let why = reason.filter(|_| found.finding.help.starts_with("To tell: "));
        format!("- {}", sentence(why.unwrap_or(&found.finding.message)))
    });
    let lines: Vec<String> = lines.collect();
    format!("It could also be:\n{}", lines.join("\n"))
}
