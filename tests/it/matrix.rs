//! The fault matrix: every fault of the sandbox, alone and in pairs, with enough scopes and with few.
//!
//! The org answers in process and time is a number, so a thousand runs with all their waits take seconds.

#![allow(
    clippy::print_stdout,
    reason = "the score is for a person to read, with --nocapture"
)]

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::Report;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::conversation::{Conversation, Exchange, Reply, Turn};
use okta_cc::model::finding::Certainty::{self, Certain, Likely, Possible};
use okta_cc::probe::plan::{self, Budget, Reach};
use okta_cc::probe::{Letter, Move, Scribe, ToDo, oktas_time};
use okta_cc::rules::RULES;
use okta_cc::sandbox::{App, Org, Request, Scenario};
use okta_cc::tools::NANGO;

const HOST: &str = "127.0.0.1:4242";
const START: f64 = 1_793_523_600.0;
const REQUESTS: usize = 12;
const DEADLINE: f64 = 60.0;

const ENOUGH: [&str; 4] = [
    "okta.users.read",
    "okta.groups.read",
    "okta.apps.read",
    "okta.roles.read",
];
const FEW: [&str; 2] = ["okta.users.read", "okta.groups.read"];

/// A fault, and what must be found: with enough scopes, with few.
type Row = (&'static str, Expected, Expected);
type Expected = Option<(&'static str, Certainty)>;

const fn both(fault: &'static str, rule: &'static str, certainty: Certainty) -> Row {
    let expected = Some((rule, certainty));
    (fault, expected, expected)
}

const FAULTS: &[Row] = &[
    both("dpop_required", "token_dpop_required", Certain),
    // The Roles endpoint refuses whoever has no role, so nothing but the lists speaks.
    both("no_admin_role", "api_no_admin_role", Likely),
    both("no_admin_role_refused", "api_no_admin_role", Likely),
    // With few scopes the role is large enough for all of them.
    (
        "role_too_small",
        Some(("api_insufficient_role", Possible)),
        None,
    ),
    (
        "narrow_resource_set",
        Some(("api_insufficient_role", Certain)),
        Some(("api_insufficient_role", Possible)),
    ),
    both("scope_not_granted", "token_scope_dropped", Certain),
    both("no_scope_granted", "token_scope_not_granted", Certain),
    both("scope_unknown", "token_scope_invalid", Certain),
    both("wrong_client_id", "token_wrong_client_id", Certain),
    both("app_inactive", "token_client_rejected", Possible),
    both("wrong_app_type", "token_wrong_app_type", Certain),
    both("grant_type_not_allowed", "token_wrong_app_type", Likely),
    both("client_secret_app", "token_wrong_auth_method", Certain),
    both("wrong_key", "token_bad_signature", Certain),
    both("unknown_kid", "token_kid_not_registered", Certain),
    both("key_inactive", "token_kid_not_registered", Certain),
    both("key_for_encryption", "token_key_not_for_signing", Certain),
    both("jwks_not_configured", "token_jwks_not_configured", Certain),
    both("jwks_uri_broken", "token_jwks_unusable", Certain),
    both("clock_skew", "org_clock_skew", Certain),
    both("clock_behind", "org_clock_skew", Certain),
    both("assertion_expired", "token_clock_skew", Likely),
    both("assertion_used", "token_assertion_reused", Certain),
    both("policy_denied", "token_policy_denied", Certain),
    both("network_zone", "token_network_zone", Certain),
    both("rate_limited", "token_rate_limited", Certain),
    both("rate_limited_no_reset", "token_rate_limited", Certain),
    both("api_rate_limited", "api_rate_limited", Certain),
    both("maintenance", "org_server_error", Certain),
    both("token_server_error", "token_server_error", Certain),
    both("api_server_error", "api_server_error", Certain),
    both("org_deactivated", "org_deactivated", Certain),
    both("feature_off", "api_feature_not_available", Certain),
    both("api_invalid_session", "api_not_for_oauth", Likely),
    both("api_token_refused", "api_invalid_token", Certain),
    both("token_bad_json", "token_not_okta", Likely),
    both("token_wrong_shape", "token_not_okta", Likely),
    both("token_missing", "token_not_okta", Likely),
    both("token_empty", "token_not_okta", Likely),
    both("invalid_utf8", "token_not_okta", Likely),
    both("api_wrong_shape", "api_not_okta", Likely),
    both("org_not_found", "org_not_found", Likely),
    both("other_server", "org_not_okta", Likely),
    both("captive_portal", "org_not_okta", Likely),
    both("proxy_html", "org_not_okta", Likely),
    both("bad_gateway", "org_server_error", Certain),
    both("redirect", "org_redirect", Likely),
];

/// What must stay silent: no faults, or faults that are over when we ask again.
const SILENT: &[&str] = &[
    "healthy",
    "classic_engine",
    "super_admin",
    "keys_as_array",
    "several_keys",
    "rate_limited_once",
    "token_server_error_once",
    "far_away",
];

/// Below HTTP: the in-process org does not meet them; `live.rs` does.
const NETWORK: &[&str] = &[
    "no_answer",
    "connection_closed",
    "drip",
    "truncated",
    "wrong_length",
    "endless_body",
    "not_http",
    "slow",
];

/// An app has one role: two of these are no pair.
const ROLES: &[&str] = &[
    "no_admin_role",
    "no_admin_role_refused",
    "role_too_small",
    "narrow_resource_set",
];

/// An app and the connection for it, with as many scopes as it takes.
struct Bench {
    app: App,
    connection: Connection,
    /// One for all runs: making the key costs more than a run.
    scribe: Scribe,
}

/// A finished run.
struct Run<'b> {
    connection: &'b Connection,
    conversation: Conversation,
    requests: usize,
    /// As the run saw time pass, in seconds.
    took: f64,
}

impl Bench {
    fn new(scopes: &[&str]) -> Self {
        let (mut app, demo) = App::demo().expect("a fresh key");
        app.granted = scopes.iter().map(|&scope| scope.to_owned()).collect();
        let input = |field, text: &str| Input::new(field, text, Origin::Named("matrix".into()));
        let key = demo.private_key.to_string();
        let mut connection = Connection::new(
            input(Field::ClientId, &demo.client_id),
            input(Field::Key, &key),
            input(Field::Domain, &demo.domain),
            input(Field::Scopes, &scopes.join(" ")),
        );
        connection.base_url = format!("http://{HOST}").parse().ok();
        let scribe = Scribe::new(&connection);
        Self {
            app,
            connection,
            scribe,
        }
    }

    fn run(&mut self, scenario: &str) -> Run<'_> {
        let scenario: Scenario = scenario.parse().expect("a scenario");
        let mut org = Org::new(self.app.clone(), &scenario).expect("an org");
        let connection = &self.connection;
        let mut conversation = Conversation::default();
        let (mut now, mut requests) = (START, 0);
        loop {
            let evidence = Evidence::new(connection, &NANGO, Some(&conversation));
            let left = Duration::from_secs_f64((START + DEADLINE - now).max(0.0));
            let budget = Budget {
                reach: Reach::Api,
                requests: REQUESTS,
                left,
            };
            let round = plan::next(&evidence, budget);
            if round.moves.is_empty() {
                break;
            }
            now += round.pause.as_secs_f64();
            let oktas = oktas_time(&conversation, now);
            for Move { step, to_do } in round.moves {
                let turn = match to_do {
                    ToDo::Leave(why) => Turn::NotTaken(why),
                    ToDo::Stop(why) => Turn::CutShort(why),
                    ToDo::Ask(question) => match self.scribe.write(&question, oktas) {
                        Err(turn) => *turn,
                        Ok(letter) => {
                            requests += 1;
                            let (exchange, body) = deliver(&mut org, letter, now);
                            if step.is_token() {
                                self.scribe.read(&body);
                            }
                            Turn::Answered(exchange)
                        }
                    },
                };
                conversation.record(step, turn);
            }
        }
        Run {
            connection,
            conversation,
            requests,
            took: now - START,
        }
    }
}

fn deliver(org: &mut Org, letter: Letter, now: f64) -> (Exchange, String) {
    let target = match letter.url.query() {
        Some(query) => format!("{}?{query}", letter.url.path()),
        None => letter.url.path().to_owned(),
    };
    let mut request = Request::get(HOST, &target);
    request.method = letter.kept.method.to_owned();
    for (name, value) in &letter.headers {
        request = request.with(name, value);
    }
    request.body = letter.form.unwrap_or_default().into_bytes();
    let answer = org.answer(&request, now as i64);
    let body = String::from_utf8_lossy(&answer.body).into_owned();
    let exchange = Exchange {
        request: letter.kept,
        reply: Reply::kept(answer.status, answer.headers, &body),
        received_at: now,
        took_ms: 1,
    };
    (exchange, body)
}

impl Run<'_> {
    fn evidence(&self) -> Evidence<'_> {
        Evidence::new(self.connection, &NANGO, Some(&self.conversation))
    }

    /// What the live rules say, in the order of a report.
    fn found(&self) -> Vec<(&'static str, Certainty)> {
        let report = Report::new(RULES, &self.evidence());
        let live = report
            .findings
            .iter()
            .filter(|found| found.rule.group.is_live());
        live.map(|found| (found.rule.id, found.finding.certainty))
            .collect()
    }

    /// The same without an order, and without a look at the inputs, which takes longer.
    fn causes(&self) -> Vec<&'static str> {
        let rules = RULES.iter().filter(|rule| rule.group.is_live());
        let fires = rules
            .filter(|rule| (rule.check)(&self.evidence()).is_ok_and(|found| !found.is_empty()));
        fires.map(|rule| rule.id).collect()
    }

    fn keeps_within_its_limits(&self, name: &str) {
        assert!(
            self.requests <= REQUESTS,
            "{name}: {} requests",
            self.requests
        );
        assert!(self.took < DEADLINE, "{name}: {} s", self.took);
    }
}

#[test]
fn every_switch_is_in_the_matrix() {
    for switch in Scenario::switches() {
        let faults = FAULTS.iter().map(|(name, ..)| name);
        let mut known = faults.chain(SILENT).chain(NETWORK);
        assert!(known.any(|name| *name == switch.name), "{}", switch.name);
    }
}

#[test]
fn every_single_fault_is_the_first_finding() {
    let mut benches = [Bench::new(&ENOUGH), Bench::new(&FEW)];
    let mut wrong = Vec::new();
    let mut score = 0;
    let silent = SILENT.iter().map(|name| (*name, None, None));
    for (fault, enough, few) in FAULTS.iter().copied().chain(silent) {
        for (bench, expected) in benches.iter_mut().zip([enough, few]) {
            let run = bench.run(fault);
            run.keeps_within_its_limits(fault);
            let found = run.found();
            let scopes = run.evidence().requested_scopes().len();
            let said = found.first().map_or("nothing".into(), |(rule, certainty)| {
                format!("{rule} ({})", certainty.name())
            });
            let Run { requests, took, .. } = run;
            println!("{fault:<24} {scopes} scopes  {said:<40} {requests:>2} requests, {took:.0} s");
            // Alone: what is there and nothing else.
            if found.first().copied() == expected && found.len() < 2 {
                score += 1;
            } else {
                wrong.push(format!("{fault} with {scopes} scopes: {found:?}"));
            }
        }
    }
    let all = score + wrong.len();
    println!("single faults: {score} of {all} named first, with the certainty that is due");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_healthy_run_takes_five_requests() {
    let mut bench = Bench::new(&ENOUGH);
    for fault in ["healthy", "several_keys", "super_admin", "classic_engine"] {
        let requests = bench.run(fault).requests;
        assert_eq!(requests, 5, "{fault}");
    }
}

/// Of two faults at least one is named, and nothing that is not there.
#[test]
fn every_pair_of_faults_is_judged_rightly() {
    let verdicts = thread::scope(|scope| {
        let benches = [(&ENOUGH[..], false), (&FEW[..], true)];
        let judging = benches.map(|(scopes, few)| scope.spawn(move || pairs(scopes, few)));
        judging.map(|judging| judging.join().expect("the thread ends"))
    });
    let verdicts: Vec<_> = verdicts.into_iter().flatten().collect();
    let mut score: BTreeMap<&str, usize> = BTreeMap::new();
    for (verdict, _) in &verdicts {
        *score.entry(verdict).or_default() += 1;
    }
    println!("pairs of faults:");
    for (verdict, count) in &score {
        println!("{count:>6}  {verdict}");
    }
    let wrong = verdicts.iter();
    let wrong: Vec<_> = wrong
        .filter(|(verdict, _)| matches!(*verdict, "a wrong cause" | "nothing"))
        .collect();
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

/// Every pair's verdict, and what it is about.
fn pairs(scopes: &[&str], few: bool) -> Vec<(&'static str, String)> {
    let mut bench = Bench::new(scopes);
    let mut verdicts = Vec::new();
    for (at, one) in FAULTS.iter().enumerate() {
        for other in &FAULTS[at + 1..] {
            if ROLES.contains(&one.0) && ROLES.contains(&other.0) {
                continue;
            }
            let due = [one, other].map(|row| if few { row.2 } else { row.1 });
            let due: Vec<_> = due.into_iter().flatten().map(|(rule, _)| rule).collect();
            let name = format!("{}+{}", one.0, other.0);
            let run = bench.run(&name);
            run.keeps_within_its_limits(&name);
            let found = run.causes();
            let verdict = judge(&due, &found);
            let about = format!(
                "{name} with {} scopes: {found:?}, due {due:?}",
                scopes.len()
            );
            verdicts.push((verdict, about));
        }
    }
    verdicts
}

fn judge(due: &[&str], found: &[&str]) -> &'static str {
    // Without the scope that does not exist, the one that is not granted may be all that is left.
    let same = |due: &str, found: &str| {
        due == found || (due, found) == ("token_scope_dropped", "token_scope_not_granted")
    };
    let is_due = |found: &&str| due.iter().any(|due| same(due, found));
    let named = due
        .iter()
        .filter(|due| found.iter().any(|found| same(due, found)));
    if !found.iter().all(is_due) {
        return "a wrong cause";
    }
    match named.count() {
        named if named == due.len() => "all that is there to find",
        0 => "nothing",
        _ => "one, and the other after it",
    }
}
