//! The answer to a support case: what happened, what it proves, what to look at next, and a message that can be sent.

mod happened;
mod message;

use std::fmt;

use crate::engine::evidence::Evidence;
use crate::engine::report::{Report, Reported};
use crate::model::finding::{Certainty, Severity};
use crate::model::text::chars::capital;
use crate::okta::errors::Implication;
use crate::okta::scopes;

/// In plain words, without a secret: made of what findings say, and of what may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportReply {
    /// What was seen, in one or two sentences, without a judgement.
    pub happened: String,
    /// What is proved to be right.
    pub proved: Vec<Implication>,
    /// The cheapest observation that decides between the likeliest cause and the next; `None` where there is only one.
    pub next: Option<String>,
    /// Plain text for the person who asked; lines are not wrapped.
    pub message: Vec<MessageLine>,
}

/// A line of a message, or one item of a list in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageLine {
    pub is_item: bool,
    pub text: String,
}

impl fmt::Display for MessageLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.is_item { "- " } else { "" }, self.text)
    }
}

impl SupportReply {
    /// The message as it is sent.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.message.iter().map(MessageLine::to_string).collect();
        lines.join("\n")
    }

    pub fn new(evidence: &Evidence, report: &Report) -> Self {
        let told = report.found_and_alternative();
        let causes: Vec<&Reported> = told
            .iter()
            .filter(|found| found.severity != Severity::Advice)
            .collect();
        let happened = happened::happened(evidence, causes.first().copied());
        let proved = evidence.proved();
        let next = next(report, &causes);
        let message = message::message(
            evidence,
            report,
            &causes,
            &happened,
            &proved,
            next.as_deref(),
        );
        Self {
            happened,
            proved,
            next,
            message,
        }
    }
}

/// The first cause's page says what would tell it from others, the cheapest first; what tells it from the second cause
/// takes precedence.
fn next(report: &Report, causes: &[&Reported]) -> Option<String> {
    let first = causes.first()?;
    if first.finding.certainty == Certainty::Certain {
        return None;
    }
    let rest = &causes[1..];
    let tells = rest.iter().find_map(|other| {
        let mut also = report.alternatives.iter();
        also.find(|also| also.rule.id == other.rule.id)
    });
    let tells = tells.map(|also| also.tell);
    // The other way round: the page of the second cause tells it from the first.
    let reverse = || {
        rest.iter().find_map(|other| {
            let mut also = other.rule.also();
            let tells = also.find(|also| also.rule == first.rule.id)?;
            Some(tells.tell)
        })
    };
    let cheapest = || report.alternatives.first().map(|also| also.tell);
    tells.or_else(reverse).or_else(cheapest).map(sentence)
}

/// From a page's markdown: without backticks, with a capital (but not where code begins it) and an end.
fn sentence(text: &str) -> String {
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let code = first.contains(['`', '.', '_']) || scopes::meaning(first).is_some();
    let text = text.replace('`', "");
    let mut text = if code { text } else { capital(&text) };
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}
