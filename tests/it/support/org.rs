//! The run that `doctor` makes, against an org in this process: time is a number.

use std::time::Duration;

use okta_cc::engine::evidence::Evidence;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::conversation::{Conversation, Exchange, Reply, Step, Turn};
use okta_cc::probe::plan::{self, Budget, Reach};
use okta_cc::probe::{Move, PreparedRequest, RequestFactory, ToDo, oktas_time};
use okta_cc::sandbox::{App, Org, OrgRequest, Scenario};
use okta_cc::tools::NANGO;

use super::{Asked as _, NOW};

const HOST: &str = "127.0.0.1:4242";

/// An app and the connection for it, with as many scopes as it takes.
pub(crate) struct Bench {
    pub(crate) connection: Connection,
    app: App,
    /// One for all runs: making the key costs more than a run.
    requests: RequestFactory,
}

/// A finished run.
pub(crate) struct Conversed {
    pub(crate) conversation: Conversation,
    pub(crate) requests: usize,
    /// As the run saw time pass, in seconds.
    pub(crate) took: f64,
}

impl Bench {
    /// The most requests that a run may make.
    pub(crate) const REQUESTS: usize = 12;

    /// The longest that a run may last, in seconds.
    pub(crate) const DEADLINE: f64 = 60.0;

    pub(crate) fn new(scopes: &[&str]) -> Self {
        let (mut app, demo) = App::demo().expect("a fresh key");
        app.granted = scopes.iter().map(|&scope| scope.to_owned()).collect();
        let input = |field, text: &str| Input::new(field, text, Origin::Named("test".into()));
        let key = demo.private_key.to_string();
        let mut connection = Connection::new(
            input(Field::ClientId, &demo.client_id),
            input(Field::Key, &key),
            input(Field::Domain, &demo.domain),
            input(Field::Scopes, &scopes.join(" ")),
        );
        connection.base_url = format!("http://{HOST}").parse().ok();
        let requests = RequestFactory::new(&connection);
        Self {
            connection,
            app,
            requests,
        }
    }

    pub(crate) fn run(&mut self, scenario: &str) -> Conversed {
        let scenario: Scenario = scenario.parse().expect("a scenario");
        let mut org = Org::new(self.app.clone(), &scenario).expect("an org");
        let mut conversation = Conversation::default();
        let (mut now, mut requests) = (NOW, 0);
        loop {
            let evidence = Evidence::new(&self.connection, &NANGO, Some(&conversation));
            let left = Duration::from_secs_f64((NOW + Self::DEADLINE - now).max(0.0));
            let budget = Budget {
                reach: Reach::Api,
                requests: Self::REQUESTS,
                left,
            };
            let round = plan::next(&evidence, budget);
            if round.moves.is_empty() {
                return Conversed {
                    conversation,
                    requests,
                    took: now - NOW,
                };
            }
            now += round.pause.as_secs_f64();
            let oktas = oktas_time(&conversation, now);
            for Move { step, to_do } in round.moves {
                let turn = match to_do {
                    ToDo::Leave(why) => Turn::NotTaken(why),
                    ToDo::Stop(why) => Turn::CutShort(why),
                    ToDo::Ask(question) => match self.requests.write(&question, oktas) {
                        Err(turn) => *turn,
                        Ok(prepared) => {
                            requests += 1;
                            let (exchange, body) = deliver(&mut org, step, prepared, now);
                            if step.is_token() {
                                self.requests.read(&body);
                            }
                            Turn::Answered(exchange)
                        }
                    },
                };
                conversation.record(step, turn);
            }
        }
    }
}

fn deliver(org: &mut Org, step: Step, prepared: PreparedRequest, now: f64) -> (Exchange, String) {
    let target = match prepared.url.query() {
        Some(query) => format!("{}?{query}", prepared.url.path()),
        None => prepared.url.path().to_owned(),
    };
    let mut request = OrgRequest::get(HOST, &target);
    request.method = prepared.kept.method.to_owned();
    for (name, value) in &prepared.headers {
        request = request.with(name, value);
    }
    request.body = prepared.form.unwrap_or_default().into_bytes();
    let answer = org.answer(&request, now as i64);
    let body = String::from_utf8_lossy(&answer.body).into_owned();
    let reply = Reply::kept(answer.status, answer.headers, &body);
    let exchange = Exchange::new(step, prepared.kept, reply, now, 1);
    (exchange, body)
}
