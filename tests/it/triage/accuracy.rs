//! How often the established cause is found in failures that people really had.
//!
//! `fixtures/failures.jsonl` has a case a line: the words of an error are as they were seen, prose is told anew, and every
//! name and id is invented. `site` is where it is from, `expect` the rules that may come first; none where no rule fits.

use std::collections::BTreeMap;

use okta_cc::model::finding::Certainty;
use serde::Deserialize;

use super::ids;
use crate::support::{fixture, triage};

#[derive(Deserialize)]
struct Case {
    kind: String,
    text: String,
    expect: Vec<String>,
}

#[derive(Default)]
struct Count {
    cases: usize,
    first: usize,
    first_three: usize,
    not_known: usize,
    wrong_and_sure: usize,
}

/// What a text is called of which nothing is known.
const NOT_KNOWN: &str = "connection_text_not_known";

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the table is for whoever changes triage"
)]
fn the_established_cause_is_found_as_often_as_before() {
    let text = fixture("failures.jsonl");
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for line in text.lines() {
        let case: Case = serde_json::from_str(line).expect("a case");
        let report = triage(&case.text);
        let found = ids(&report);
        let found: Vec<&str> = found
            .into_iter()
            .filter(|id| *id != "connection_secret_pasted")
            .collect();
        let is_due = |id: &&str| match case.expect.is_empty() {
            true => *id == NOT_KNOWN,
            false => case.expect.iter().any(|due| due == id),
        };
        let first = found.first();
        let is_sure = report
            .findings
            .iter()
            .any(|one| Some(&one.rule.id) == first && one.finding.certainty != Certainty::Possible);
        for group in [case.kind.as_str(), "all"] {
            let count = counts.entry(group.to_owned()).or_default();
            count.cases += 1;
            count.first += usize::from(first.is_some_and(is_due));
            count.first_three += usize::from(found.iter().take(3).any(is_due));
            count.not_known += usize::from(first.is_none_or(|id| *id == NOT_KNOWN));
            let wrong = !first.is_some_and(|id| is_due(id) || *id == NOT_KNOWN);
            count.wrong_and_sure += usize::from(wrong && is_sure);
        }
    }
    println!(
        "{:<16} cases  first  first three  not known  wrong and sure",
        ""
    );
    for (kind, count) in &counts {
        let Count {
            cases,
            first,
            first_three,
            not_known,
            wrong_and_sure,
        } = count;
        println!(
            "{kind:<16} {cases:>5}  {first:>5}  {first_three:>11}  {not_known:>9}  {wrong_and_sure:>14}"
        );
    }
    let all = &counts["all"];
    assert!(all.first >= FIRST, "{} of {}", all.first, all.cases);
    assert!(
        all.wrong_and_sure <= WRONG_AND_SURE,
        "{}",
        all.wrong_and_sure
    );
}

/// What the tables reach that there are. They were made from other texts.
const FIRST: usize = 192;
const WRONG_AND_SURE: usize = 41;
