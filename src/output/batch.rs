//! The report on many connections for a person: a line for each, and the totals at the end.

use std::collections::BTreeMap;

use super::tree::symbol;
use super::{Run, Style, clean, diagnostic, health};
use crate::engine::report::{Outcome, Status};
use crate::model::connection::Origin;
use crate::model::finding::Severity;

/// The maximum of rules named in the summary.
const MOST_RULES: usize = 5;

/// The maximum of connections that are not ready and are shown in full.
pub const FEW: usize = 3;

/// What one connection adds to the totals.
pub(super) struct BatchItem {
    outcome: Outcome,
    /// Whether it works, and makes the run fail only because of `--fail-on`.
    gated: bool,
    /// The rules that found something which makes it fail.
    rules: Vec<&'static str>,
    /// Its full report, where there is room for it.
    full: Option<String>,
}

impl BatchItem {
    pub(super) fn of(run: &Run, full: Option<String>) -> Self {
        Self {
            outcome: run.outcome(),
            gated: matches!(run.outcome(), Outcome::Ready | Outcome::Passed)
                && run.exit_code() != 0,
            rules: rules(run),
            full,
        }
    }
}

impl BatchItem {
    pub(super) fn text(&mut self) -> Option<&mut String> {
        self.full.as_mut()
    }
}

/// Each rule once, the first cause first.
fn rules(run: &Run) -> Vec<&'static str> {
    let mut rules = Vec::new();
    for found in run.report.found_and_alternative().iter() {
        let counts = match run.outcome() {
            Outcome::Problem => found.severity == Severity::Error && !found.finding.undecided,
            Outcome::Undecided => found.finding.undecided,
            Outcome::Ready | Outcome::Passed => found.severity != Severity::Advice,
        };
        if counts && !rules.contains(&found.rule.id) {
            rules.push(found.rule.id);
        }
    }
    rules
}

/// `✗ not ready  list.jsonl:17  dev-12345678.okta.com, 0oa…  key_missing_kid and 2 more`
pub(super) fn line(run: &Run, place: &str, style: Style) -> String {
    let rules = rules(run);
    let (status, word) = match run.outcome() {
        Outcome::Ready | Outcome::Passed => {
            // Only Okta can tell whether it is ready, and only when all of it was looked at.
            let is_sure = run.outcome() == Outcome::Ready && run.evidence.conversation().is_some();
            let status = if rules.is_empty() {
                Status::Pass
            } else {
                Status::Warn
            };
            (status, if is_sure { "ready" } else { "no error" })
        }
        Outcome::Problem => (Status::Fail, "not ready"),
        Outcome::Undecided => (Status::Unknown, "undecided"),
    };
    let host = health::host(&run.evidence).unwrap_or_default();
    let client = health::client(&run.evidence);
    let named = [host, client].into_iter().filter(|name| !name.is_empty());
    let named = named.collect::<Vec<_>>().join(", ");
    let found = match rules.split_first() {
        None => String::new(),
        Some((first, [])) => (*first).to_owned(),
        Some((first, more)) => format!("{first} and {} more", more.len()),
    };
    let unseen = unseen(run);
    let parts = [place, &named, &found, &unseen]
        .into_iter()
        .filter(|part| !part.is_empty());
    let parts = parts.collect::<Vec<_>>().join("  ");
    row(status, word, &parts, style)
}

/// A row with a symbol and a word that says the same, for readers who do not see the symbol.
fn row(status: Status, word: &str, rest: &str, style: Style) -> String {
    let symbol = match style.narrated {
        true => "",
        false => symbol(status, style.unicode),
    };
    let row = clean(format!("{symbol} {word:<9}  {rest}").trim_start());
    format!("{row}\n")
}

/// `(key, scopes not looked at)`: names the values that are not in the file, so that nobody takes them for correct.
fn unseen(run: &Run) -> String {
    let inputs = run.evidence.connection().inputs().into_iter();
    let unseen = inputs.filter(|input| {
        matches!(
            input.origin(),
            Origin::NotAsked | Origin::Elsewhere { .. } | Origin::UnreadName { .. }
        )
    });
    let names: Vec<_> = unseen.map(|input| input.field().title()).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("({} not looked at)", names.join(", ")),
    }
}

/// `✗ not judged  okta.yaml`; the reason is written to standard error.
pub(super) fn refused(place: &str, style: Style) -> String {
    row(Status::Fail, "not judged", place, style)
}

/// The findings across connections, in full.
pub(super) fn across(run: &Run, style: Style) -> String {
    style.with_own_escapes(|style| across_in(run, style))
}

fn across_in(run: &Run, style: Style) -> String {
    let compared = run.evidence.fleet().map_or(0, |fleet| fleet.len());
    let mut text = format!("\nAcross {compared} connections\n\n");
    for found in &run.report.findings {
        text.push_str(&diagnostic::text(run, found, style));
        text.push('\n');
    }
    for check in &run.report.checks {
        if let Some(reason) = &check.reason {
            text.push_str(&clean(&format!(
                "{} not looked at: {reason}",
                check.rule.id
            )));
            text.push('\n');
        }
    }
    text
}

/// The totals over many connections.
#[derive(Default)]
pub(super) struct BatchTotals {
    ready: usize,
    problem: usize,
    undecided: usize,
    gated: usize,
    refused: usize,
    /// Errors that show only across connections.
    across: usize,
    rules: BTreeMap<&'static str, usize>,
    full: Vec<String>,
}

impl BatchTotals {
    pub(super) fn add(&mut self, item: BatchItem) {
        match item.outcome {
            Outcome::Ready | Outcome::Passed => self.ready += 1,
            Outcome::Problem => self.problem += 1,
            Outcome::Undecided => self.undecided += 1,
        }
        self.gated += usize::from(item.gated);
        if item.gated || matches!(item.outcome, Outcome::Problem | Outcome::Undecided) {
            for rule in item.rules {
                *self.rules.entry(rule).or_default() += 1;
            }
        }
        self.full.extend(item.full);
    }

    pub(super) fn add_refused(&mut self) {
        self.refused += 1;
    }

    pub(super) fn add_across(&mut self, errors: usize) {
        self.across += errors;
    }

    /// The text at the end: a few connections that are not ready in full, the counts, and the most frequent causes.
    pub(super) fn sum(self, style: Style) -> String {
        let Self {
            ready,
            problem,
            undecided,
            ..
        } = self;
        let all = ready + problem + undecided;
        if all + self.refused == 0 {
            return String::new();
        }
        let mut text = String::from("\n");
        if problem + undecided <= FEW {
            for report in &self.full {
                text.push_str(report);
                text.push('\n');
            }
        }
        let status = match (problem + self.across + self.gated + self.refused, undecided) {
            (0, 0) => Status::Pass,
            (0, _) => Status::Unknown,
            _ => Status::Fail,
        };
        let s = if all == 1 { "" } else { "s" };
        let symbol = symbol(status, style.unicode).trim_end();
        let across = match self.across {
            0 => String::new(),
            1 => "; 1 error across them".into(),
            errors => format!("; {errors} errors across them"),
        };
        let gated = match self.gated {
            0 => String::new(),
            gated => format!(" ({gated} stopped by --fail-on)"),
        };
        let refused = match self.refused {
            0 => String::new(),
            refused => format!("; {refused} not judged"),
        };
        text.push_str(&format!(
            "{symbol} {all} connection{s}: {ready} without error{gated}, {problem} not ready, {undecided} undecided{across}{refused}.\n"
        ));
        let mut rules = Vec::from_iter(self.rules);
        rules.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let rules = rules.iter().take(MOST_RULES);
        let rules: Vec<_> = rules.map(|(id, count)| format!("{id} {count}")).collect();
        if !rules.is_empty() {
            text.push_str(&format!("  Most frequent: {}\n", rules.join(", ")));
        }
        text
    }
}
