//! An example of a rule's page, laid over the good connection, and what `doctor` and `lint` say of it.

use std::ops::Range;
use std::time::Duration;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::{Report, Status};
use okta_cc::input::{Found, entries, from_variables, no_files};
use okta_cc::model::connection::{Connection, DomainForm, Field, Input, Mode, Origin, ToolFile};
use okta_cc::model::conversation::{Conversation, Exchange, Request, Step, Turn};
use okta_cc::model::finding::FailOn;
use okta_cc::model::need::Need;
use okta_cc::output::{ColorChoice, Run, Style, human};
use okta_cc::probe::plan::{self, Budget, Reach};
use okta_cc::probe::{Move, Question, ToDo};
use okta_cc::repair::RULESET;
use okta_cc::tools::{NANGO, Tool};

use super::answers::{Answer, Answers, read_answers, split};
use super::{NOW, fixture};

/// Enough for every experiment, and no time to wait.
const BUDGET: Budget = Budget {
    reach: Reach::Api,
    requests: 12,
    left: Duration::from_millis(1),
};

/// An example of a page: variables, then the answers that differ, each headed by `> step`.
///
/// An answer is an HTTP reply, or `! kind detail` for an attempt that failed. Before the first `>`, `@ +90` sets the
/// local clock that many seconds ahead, `@ hostname` expects the whole host name as domain, `@ found okta.yaml` lets a
/// file that nobody named say the host, `@ unread scopes scope` has the scopes under another name, `@ file sdk no-mode`
/// has the values in a tool's file (see [`ToolFile`]), `@ target go` asks for another target than Nango, and
/// `@ key pem/ec.pem` takes a file of `fixtures/` as the private key.
pub(crate) struct Example {
    pub(crate) target: &'static Tool,
    pub(crate) connection: Connection,
    pub(crate) needs: Vec<Need>,
    pub(crate) answers: Answers,
    pub(crate) clock: f64,
}

impl Example {
    pub(crate) fn good() -> Self {
        Self::read("")
    }

    /// The good connection with `text` laid over it.
    pub(crate) fn read(text: &str) -> Self {
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
            Tool::named(name).unwrap_or_else(|| panic!("no target {name}"))
        });
        let over = from_variables(found(variables), &no_files).expect("an example's variables");
        let good = from_variables(found(&good), &no_files).expect("good.env");
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
        if let Some(unread) = setting("unread ") {
            let (wanted, name) = unread.split_once(' ').expect("two names");
            let place = Found {
                text: String::new(),
                origin: Origin::UnreadName {
                    name: name.into(),
                    wanted: wanted.into(),
                    path: "connection.json".into(),
                    line: 3,
                    column: 12,
                },
            };
            let value = match wanted {
                "domain" => &mut given.domain,
                "scopes" => &mut given.scopes,
                other => panic!("no value {other}"),
            };
            *value = Some(place);
        }
        if let Some(file) = setting("file ") {
            let mut words = file.split(' ');
            let family = words.next().expect("a family").to_owned();
            let words: Vec<&str> = words.collect();
            let mode = words.iter().find_map(|word| word.strip_prefix("mode="));
            given.tool_file = Some(ToolFile {
                family,
                mode: match mode {
                    _ if words.contains(&"no-mode") => Mode::NotGiven,
                    mode => Mode::Given(mode.unwrap_or("PrivateKey").into()),
                },
                lacks_client_level: words.contains(&"no-client"),
                scopes_are_text: words.contains(&"scopes-text"),
            });
        }
        given.host_found_in = setting("found ").map(str::to_owned);
        let connection = given.into_connection(Origin::NotGiven);
        let needs = variables
            .lines()
            .filter_map(|line| line.strip_prefix("@ need "));
        let needs = needs
            .map(|need| Need::read(need).expect("a need"))
            .collect();
        Self {
            target,
            connection,
            needs,
            answers: read_answers(answers),
            clock: clock.unwrap_or(0.0),
        }
    }

    /// What there is before anything is asked.
    pub(crate) fn evidence(&self) -> Evidence<'_> {
        Evidence::new(&self.connection, self.target, None).needing(&self.needs)
    }

    /// What the run would say, with every question answered from the example or else from `fixtures/good.http`.
    pub(crate) fn conversation(&self) -> Conversation {
        self.conversation_within(BUDGET).0
    }

    /// The same with other limits, and how long the pauses are that the plan wants.
    pub(crate) fn conversation_within(&self, mut budget: Budget) -> (Conversation, Vec<Duration>) {
        let good = fixture("good.http");
        let good = read_answers(split(&good).1);
        let mut conversation = Conversation::default();
        let mut pauses = Vec::new();
        loop {
            let evidence = self.evidence().after(&conversation);
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
    pub(crate) fn doctor(&self) -> Report {
        let conversation = self.conversation();
        Report::new(RULESET, &self.evidence().after(&conversation))
    }

    /// The whole report of `doctor` on paper 80 columns wide.
    pub(crate) fn seen_by_a_user(&self) -> String {
        let conversation = self.conversation();
        on_paper("doctor", self.evidence().after(&conversation))
    }

    /// Puts `replacement` where `span` is in one of the inputs.
    pub(crate) fn put(&mut self, field: Field, span: Range<usize>, replacement: &str) {
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
    pub(crate) fn lint(&self) -> Report {
        Report::new(RULESET, &self.evidence())
    }
}

/// The whole report on paper 80 columns wide.
pub(super) fn on_paper(command: &'static str, evidence: Evidence) -> String {
    let report = Report::new(RULESET, &evidence);
    let run = Run {
        command,
        evidence,
        report: &report,
        fail_on: FailOn::Error,
        started: NOW,
        duration: 0.0,
    };
    let style = Style::new(ColorChoice::Never, |_| None, None);
    let text = human::text(&run, style);
    // Else each new rule would change the snapshots of others.
    let [passed, skipped] = [Status::Pass, Status::Skip].map(|status| report.count(status));
    let text = text.replace(&format!("{passed} checks passed"), "N checks passed");
    match skipped {
        0 => text,
        some => text.replace(&format!("{some} skipped"), "N skipped"),
    }
}

fn found(text: &str) -> Vec<(String, String, Origin)> {
    let entries = entries(text).into_iter();
    let found = entries.map(|entry| {
        let origin = Origin::Named(format!("${}", entry.name));
        (entry.name.to_owned(), entry.value, origin)
    });
    found.collect()
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
        Answer::Reply(reply) => {
            Turn::Answered(Exchange::new(step, request, reply, received_at, 80))
        }
        Answer::Fault(fault) => Turn::Broken { request, fault },
    }
}
