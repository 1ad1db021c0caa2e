//! What an org would answer, as pages and `fixtures/good.http` write it down.

use okta_cc::model::conversation::{Fault, Reply, Step};

/// What a conversation would be asked to answer, by step.
pub(crate) type Answers = Vec<(Step, Answer)>;

#[derive(Clone)]
pub(crate) enum Answer {
    Reply(Reply),
    Fault(Fault),
}

/// The variables of an example, and its answers.
pub(super) fn split(text: &str) -> (&str, &str) {
    let at = if text.starts_with("> ") {
        Some(0)
    } else {
        text.find("\n> ")
    };
    text.split_at(at.unwrap_or(text.len()))
}

pub(super) fn read_answers(text: &str) -> Answers {
    let sections = text
        .split("\n> ")
        .map(|section| section.trim_start_matches("> "));
    let sections = sections.filter(|section| !section.trim().is_empty());
    sections.map(read_answer).collect()
}

fn read_answer(section: &str) -> (Step, Answer) {
    let (name, rest) = section
        .split_once('\n')
        .expect("a step's name, then its answer");
    let step = Step::ALL
        .into_iter()
        .chain([Step::Need(0)])
        .find(|step| step.name() == name.trim());
    let step = step.unwrap_or_else(|| panic!("no step is called {name:?}"));
    let rest = rest.trim();
    if let Some(fault) = rest.strip_prefix("! ") {
        let (kind, detail) = fault.split_once(' ').expect("! kind detail");
        let kind = serde_json::from_value(kind.into()).expect("a known kind of fault");
        let detail = detail.to_owned();
        return (step, Answer::Fault(Fault { kind, detail }));
    }
    let (head, body) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .expect("a status line");
    let headers = lines.map(|line| line.split_once(": ").expect("name: value"));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    let status = status.parse().expect("a status");
    let reply = Reply::kept(status, headers.collect(), body.trim());
    (step, Answer::Reply(reply))
}
