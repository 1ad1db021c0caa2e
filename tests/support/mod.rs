//! Material that several tests use: the good connection and its answers, and examples laid over them.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file is a crate of its own and uses a part"
)]

use std::fs;
use std::path::PathBuf;

use okta_cc::connection::{Connection, Origin};
use okta_cc::conversation::{
    Conversation, Exchange, Fault, FaultKind, Reply, Request, Step, Turn, without_tokens,
};
use okta_cc::evidence::Evidence;
use okta_cc::probe::plan::{self, Move};
use okta_cc::render::{Choice, Run, Style, human};
use okta_cc::report::{FailOn, Report};
use okta_cc::rules::RULES;
use okta_cc::source::{entries, from_variables};
use okta_cc::target::NANGO;
use okta_cc::triage::read;

/// Sun, 01 Nov 2026 09:00:00 GMT, the time of `fixtures/good.http`.
pub const NOW: f64 = 1_793_523_600.0;

pub fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a conversation would be asked to answer, by step.
pub type Answers = Vec<(Step, Answer)>;

#[derive(Clone)]
pub enum Answer {
    Reply(Reply),
    Fault(Fault),
}

/// An example of a page: variables, then the answers that differ, each headed by `> step`.
///
/// An answer is an HTTP reply, or `! kind detail` for an attempt that failed. Before the first `>`, `@ +90` sets the
/// local clock that many seconds ahead.
pub struct Example {
    pub connection: Connection,
    pub answers: Answers,
    pub clock: f64,
}

impl Example {
    pub fn good() -> Self {
        Self::read("")
    }

    /// The good connection with `text` laid over it.
    pub fn read(text: &str) -> Self {
        let (variables, answers) = split(text);
        let good = fixture("good.env");
        let clock = variables.lines().find_map(|line| line.strip_prefix("@ "));
        let over = from_variables(found(variables)).expect("an example's variables");
        let good = from_variables(found(&good)).expect("good.env");
        let given = over.over(good);
        Self {
            connection: given.into_connection(Origin::NotGiven),
            answers: read_answers(answers),
            clock: clock.map_or(0.0, |shift| shift.trim().parse().expect("seconds after @")),
        }
    }

    /// What the run would say, with every question answered from the example or else from `fixtures/good.http`.
    pub fn conversation(&self) -> Conversation {
        let good = fixture("good.http");
        let good = read_answers(split(&good).1);
        let mut conversation = Conversation::default();
        loop {
            let evidence = Evidence::new(&self.connection, &NANGO, Some(&conversation));
            let moves = plan::next(&evidence, &conversation);
            if moves.is_empty() {
                return conversation;
            }
            for (step, to_do) in moves {
                let turn = match to_do {
                    Move::Leave(why) => Turn::NotTaken(why),
                    Move::Ask => {
                        let mut answers = self.answers.iter().chain(&good);
                        let answer = answers.find(|(of, _)| *of == step);
                        let (_, answer) = answer.expect("good.http answers every step");
                        turn(step, answer.clone(), NOW + self.clock)
                    }
                };
                conversation.record(step, turn);
            }
        }
    }

    /// The report of `doctor`.
    pub fn doctor(&self) -> Report {
        let conversation = self.conversation();
        Report::new(
            RULES,
            &Evidence::new(&self.connection, &NANGO, Some(&conversation)),
        )
    }

    /// The whole report of `doctor` on paper 80 columns wide.
    pub fn seen_by_a_user(&self) -> String {
        let conversation = self.conversation();
        on_paper(
            "doctor",
            Evidence::new(&self.connection, &NANGO, Some(&conversation)),
        )
    }

    /// The report of `lint`.
    pub fn lint(&self) -> Report {
        Report::new(RULES, &Evidence::new(&self.connection, &NANGO, None))
    }
}

/// The report of `triage` of a pasted text.
pub fn triage(text: &str) -> Report {
    let paste = read(text.as_bytes(), "<stdin>", NOW).expect("a slice can be read");
    let evidence = Evidence::new(&paste.connection, &NANGO, Some(&paste.conversation));
    Report::new(RULES, &evidence)
}

/// The whole report of `triage` on paper 80 columns wide.
pub fn triage_seen_by_a_user(text: &str) -> String {
    let paste = read(text.as_bytes(), "<stdin>", NOW).expect("a slice can be read");
    let evidence = Evidence::new(&paste.connection, &NANGO, Some(&paste.conversation));
    on_paper("triage", evidence)
}

fn on_paper(command: &'static str, evidence: Evidence) -> String {
    let report = Report::new(RULES, &evidence);
    let run = Run {
        command,
        evidence,
        report: &report,
        fail_on: FailOn::Error,
        started: NOW,
        duration: 0.0,
    };
    let style = Style::new(Choice::Never, |_| None, None);
    let mut text = Vec::new();
    human::write(&run, style, &mut text).expect("a vector takes everything");
    String::from_utf8(text).expect("the report is text")
}

fn found(text: &str) -> Vec<(String, String, Origin)> {
    let entries = entries(text).into_iter();
    let found = entries.map(|entry| {
        let origin = Origin::Named(format!("${}", entry.name));
        (entry.name.to_owned(), entry.value, origin)
    });
    found.collect()
}

fn split(text: &str) -> (&str, &str) {
    let at = if text.starts_with("> ") {
        Some(0)
    } else {
        text.find("\n> ")
    };
    text.split_at(at.unwrap_or(text.len()))
}

fn read_answers(text: &str) -> Answers {
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
        .find(|step| step.name() == name.trim());
    let step = step.unwrap_or_else(|| panic!("no step is called {name:?}"));
    let rest = rest.trim();
    if let Some(fault) = rest.strip_prefix("! ") {
        let (kind, detail) = fault.split_once(' ').expect("! kind detail");
        let kind = FaultKind::ALL
            .into_iter()
            .find(|known| known.name() == kind);
        let kind = kind.expect("a known kind of fault");
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
    let reply = Reply {
        status: status.parse().expect("a status"),
        headers: headers
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect(),
        body: without_tokens(body.trim()),
        access_token: None,
    };
    (step, Answer::Reply(reply))
}

fn turn(step: Step, answer: Answer, received_at: f64) -> Turn {
    let request = Request {
        method: if step == Step::Token { "POST" } else { "GET" },
        url: format!("https://dev-12345678.okta.com/{}", step.name()),
        assertion: None,
    };
    match answer {
        Answer::Reply(reply) => Turn::Answered(Exchange {
            request,
            reply,
            received_at,
            took_ms: 80,
        }),
        Answer::Fault(fault) => Turn::Broken { request, fault },
    }
}
