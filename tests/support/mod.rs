//! Material that several tests use: the good connection and its answers, and examples laid over them.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file is a crate of its own and uses a part"
)]

use std::fs;
use std::io::Write as _;
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

use okta_cc::app::cli::{World, run};
use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::fleet::{Crowd, Sighting};
use okta_cc::engine::need::Need;
use okta_cc::engine::report::{FailOn, Report};
use okta_cc::input::paste::read;
use okta_cc::input::{Found, Given, Line, entries, from_variables, of_line};
use okta_cc::model::connection::{Connection, DomainForm, Field, Input, Origin};
use okta_cc::model::conversation::{
    Conversation, Exchange, Fault, FaultKind, Reply, Request, Step, Turn,
};
use okta_cc::output::{ColorChoice, Run, Style, human};
use okta_cc::probe::plan::{self, Budget, Reach};
use okta_cc::probe::{Move, Question, ToDo};
use okta_cc::rules::RULES;
use okta_cc::tools::{NANGO, Target};

/// Sun, 01 Nov 2026 09:00:00 GMT, the time of `fixtures/good.http`.
pub const NOW: f64 = 1_793_523_600.0;

/// Enough for every experiment, and no time to wait.
const BUDGET: Budget = Budget {
    reach: Reach::Api,
    requests: 12,
    left: Duration::from_millis(1),
};

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
/// local clock that many seconds ahead, `@ hostname` expects the whole host name as domain, `@ target go` asks for
/// another target than Nango, and `@ key pem/ec.pem` takes a file of `fixtures/` as the private key.
pub struct Example {
    pub target: &'static Target,
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
        let mut settings = variables.lines().filter_map(|line| line.strip_prefix("@ "));
        let clock = settings.find_map(|setting| setting.trim().parse().ok());
        let setting = |name: &str| {
            let lines = variables.lines();
            let mut settings = lines.filter_map(|line| line.strip_prefix("@ ")?.strip_prefix(name));
            settings.next().map(str::trim)
        };
        let target = setting("target ").map_or(&NANGO, |name| {
            Target::named(name).unwrap_or_else(|| panic!("no target {name}"))
        });
        let over = from_variables(found(variables)).expect("an example's variables");
        let good = from_variables(found(&good)).expect("good.env");
        let mut given = over.over(good);
        if variables.lines().any(|line| line == "@ hostname") {
            given.domain_form = Some(DomainForm::Hostname);
        }
        if let Some(file) = setting("key ") {
            given.key = Some(Found {
                text: fixture(file),
                origin: Origin::Named(format!("fixtures/{file}")),
            });
        }
        let mut connection = given.into_connection(Origin::NotGiven);
        let needs = variables
            .lines()
            .filter_map(|line| line.strip_prefix("@ need "));
        connection.needs = needs
            .map(|need| Need::read(need).expect("a need"))
            .collect();
        Self {
            target,
            connection,
            answers: read_answers(answers),
            clock: clock.unwrap_or(0.0),
        }
    }

    /// What the run would say, with every question answered from the example or else from `fixtures/good.http`.
    pub fn conversation(&self) -> Conversation {
        self.conversation_within(BUDGET).0
    }

    /// The same with other limits, and how long the pauses are that the plan wants.
    pub fn conversation_within(&self, mut budget: Budget) -> (Conversation, Vec<Duration>) {
        let good = fixture("good.http");
        let good = read_answers(split(&good).1);
        let mut conversation = Conversation::default();
        let mut pauses = Vec::new();
        loop {
            let evidence = Evidence::new(&self.connection, self.target, Some(&conversation));
            let round = plan::next(&evidence, budget);
            if round.moves.is_empty() {
                return (conversation, pauses);
            }
            if !round.pause.is_zero() {
                pauses.push(round.pause);
                budget.left = budget.left.saturating_sub(round.pause);
            }
            for Move { step, to_do } in round.moves {
                let turn = match to_do {
                    ToDo::Leave(why) => Turn::NotTaken(why),
                    ToDo::Stop(why) => Turn::CutShort(why),
                    ToDo::Ask(question) => {
                        let asked = conversation.taken(step).count();
                        let own = |answers: &Answers| {
                            let answers = answers.iter().filter(|(of, _)| *of == step);
                            // Asked again, the next section of the step answers, and the last one from then on.
                            answers
                                .take(asked + 1)
                                .last()
                                .map(|(_, answer)| answer.clone())
                        };
                        let answer = own(&self.answers).or_else(|| own(&good));
                        let answer = answer.expect("good.http answers every step");
                        turn(step, &question, answer, NOW + self.clock)
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
            &Evidence::new(&self.connection, self.target, Some(&conversation)),
        )
    }

    /// The whole report of `doctor` on paper 80 columns wide.
    pub fn seen_by_a_user(&self) -> String {
        let conversation = self.conversation();
        on_paper(
            "doctor",
            Evidence::new(&self.connection, self.target, Some(&conversation)),
        )
    }

    /// Puts `replacement` where `span` is in one of the inputs.
    pub fn put(&mut self, field: Field, span: Range<usize>, replacement: &str) {
        let inputs = self.connection.inputs().map(|input| {
            let mut text = input.text().to_owned();
            if input.field() == field {
                text.replace_range(span.clone(), replacement);
            }
            Input::new(input.field(), text, input.origin().clone())
        });
        let [client_id, key, domain, scopes] = inputs;
        let mut connection = Connection::new(client_id, key, domain, scopes);
        connection.domain_form = self.connection.domain_form;
        self.connection = connection;
    }

    /// The report of `lint`.
    pub fn lint(&self) -> Report {
        Report::new(RULES, &Evidence::new(&self.connection, self.target, None))
    }
}

/// The report of `triage` of a pasted text.
pub fn triage(text: &str) -> Report {
    let paste = read(text.as_bytes(), "<stdin>", NOW).expect("a slice can be read");
    let evidence = Evidence::new(&paste.connection, &NANGO, Some(&paste.conversation));
    Report::new(RULES, &evidence)
}

/// The findings of `lint` on JSON Lines: of each line that cannot be read, and across them all.
pub fn lines(text: &str) -> Report {
    let mut crowd = Crowd::default();
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let bytes = Some(line.as_bytes().to_vec());
        let (path, number) = ("list.jsonl".into(), at + 1);
        let connection = match of_line(Line {
            path,
            number,
            bytes,
        }) {
            Ok(document) => document.under(Given::default()),
            Err(error) => Connection::unreadable("list.jsonl", number, error.problem()),
        };
        let evidence = Evidence::new(&connection, &NANGO, None);
        crowd.add(Sighting::of(&evidence, "list.jsonl".into(), number));
        if connection.unreadable.is_some() {
            findings.extend(Report::new(RULES, &evidence).findings);
        }
    }
    let nobody = Given::default().into_connection(Origin::NotAsked);
    let mut report = Report::new(RULES, &Evidence::across(&crowd, &nobody, &NANGO));
    report.findings.extend(findings);
    report
}

/// What `lint` says of JSON Lines.
pub fn lines_seen_by_a_user(text: &str) -> String {
    let mut file = tempfile::Builder::new()
        .suffix(".jsonl")
        .tempfile()
        .expect("a file");
    file.write_all(text.as_bytes()).expect("space");
    let path = file.path().to_str().expect("UTF-8").to_owned();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let world = World {
        arguments: ["okta-cc", "lint", &path].map(str::to_owned).to_vec(),
        ..World::default()
    };
    run(&world, &mut out, &mut err);
    let said = String::from_utf8(out).expect("the report is text");
    said.replace(&path, "list.jsonl")
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
    let style = Style::new(ColorChoice::Never, |_| None, None);
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
        .chain([Step::Need(0)])
        .find(|step| step.name() == name.trim());
    let step = step.unwrap_or_else(|| panic!("no step is called {name:?}"));
    let rest = rest.trim();
    if let Some(fault) = rest.strip_prefix("! ") {
        let (kind, detail) = fault.split_once(' ').expect("! kind detail");
        let kind = FaultKind::ALL
            .iter()
            .copied()
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
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    let status = status.parse().expect("a status");
    let reply = Reply::kept(status, headers.collect(), body.trim());
    (step, Answer::Reply(reply))
}

fn turn(step: Step, question: &Question, answer: Answer, received_at: f64) -> Turn {
    let (method, scopes) = match question {
        Question::Token { scopes, .. } => ("POST", scopes.clone()),
        Question::Get { .. } => ("GET", Vec::new()),
    };
    let request = Request {
        method,
        url: format!("https://dev-12345678.okta.com/{}", step.name()),
        scopes,
        ..Request::default()
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
