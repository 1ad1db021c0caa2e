//! A live run equals its replay: whatever was found is found again in the saved file, and no secret is in it.

use std::fs;
use std::time::Duration;

use crate::support::{Example, NOW};
use okta_cc::app::cli::{World, run};
use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::report::{FailOn, Report};
use okta_cc::input::saved;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::conversation::{Conversation, Exchange, Reply, Turn};
use okta_cc::output::Run;
use okta_cc::probe::plan::{self, Budget, Reach};
use okta_cc::probe::{Letter, Move, Scribe, ToDo, oktas_time};
use okta_cc::rules::RULES;
use okta_cc::sandbox::{App, Org, Request, Scenario};
use okta_cc::tools::NANGO;

const HOST: &str = "127.0.0.1:4242";

fn write(connection: &Connection, conversation: &Conversation, anonymize: bool) -> String {
    let evidence = Evidence::new(connection, &NANGO, Some(conversation));
    let report = Report::new(RULES, &evidence);
    let run = Run {
        command: "doctor",
        evidence,
        report: &report,
        fail_on: FailOn::Error,
        started: NOW,
        duration: 1.0,
    };
    saved::write(&run, anonymize).expect("no secret is in it")
}

/// Everything a report says, in its order.
fn told(report: &Report) -> Vec<String> {
    let findings = report.findings.iter().map(|found| {
        let (id, severity) = (found.rule.id, found.severity);
        let mut finding = found.finding.clone();
        // It stands in the report, whoever set it.
        finding.severity = None;
        format!("{id} {severity:?} {finding:?}")
    });
    let checks = report.checks.iter();
    let checks = checks.map(|check| format!("{} {}", check.rule.id, check.status.name()));
    findings.chain(checks).collect()
}

fn assert_same(connection: &Connection, conversation: &Conversation, what: &str) {
    let evidence = Evidence::new(connection, &NANGO, Some(conversation));
    let live = Report::new(RULES, &evidence);
    let text = write(connection, conversation, false);
    let again = saved::read(&text).expect("what we wrote").report(RULES);
    assert_eq!(told(&again), told(&live), "{what}");
    // The arithmetic of keys takes long, and knows no names.
    if what.starts_with("key_") {
        return;
    }
    // Under other names the same is wrong.
    let text = write(connection, conversation, true);
    let again = saved::read(&text).expect("what we wrote").report(RULES);
    let ids = |report: &Report| -> Vec<_> {
        let found = report.findings.iter();
        found
            .map(|found| (found.rule.id, found.finding.certainty))
            .collect()
    };
    assert_eq!(ids(&again), ids(&live), "{what}, anonymized");
}

/// The run that `doctor` makes, against an org in process: time is a number.
fn converse(
    app: &App,
    connection: &Connection,
    scribe: &mut Scribe,
    scenario: &str,
) -> Conversation {
    let scenario: Scenario = scenario.parse().expect("a scenario");
    let mut org = Org::new(app.clone(), &scenario).expect("an org");
    let mut conversation = Conversation::default();
    let mut now = NOW;
    loop {
        let evidence = Evidence::new(connection, &NANGO, Some(&conversation));
        let left = Duration::from_secs_f64((NOW + 60.0 - now).max(0.0));
        let round = plan::next(
            &evidence,
            Budget {
                reach: Reach::Api,
                requests: 12,
                left,
            },
        );
        if round.moves.is_empty() {
            return conversation;
        }
        now += round.pause.as_secs_f64();
        let oktas = oktas_time(&conversation, now);
        for Move { step, to_do } in round.moves {
            let turn = match to_do {
                ToDo::Leave(why) => Turn::NotTaken(why),
                ToDo::Stop(why) => Turn::CutShort(why),
                ToDo::Ask(question) => match scribe.write(&question, oktas) {
                    Err(turn) => *turn,
                    Ok(letter) => {
                        let (exchange, body) = deliver(&mut org, letter, now);
                        if step.is_token() {
                            scribe.read(&body);
                        }
                        Turn::Answered(exchange)
                    }
                },
            };
            conversation.record(step, turn);
        }
    }
}

fn deliver(org: &mut Org, letter: Letter, now: f64) -> (Exchange, String) {
    let query = letter.url.query().map(|query| format!("?{query}"));
    let target = format!("{}{}", letter.url.path(), query.unwrap_or_default());
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

#[test]
fn every_scenario_is_judged_the_same_again() {
    for scopes in [
        "okta.users.read okta.groups.read okta.apps.read okta.roles.read",
        "okta.users.read",
    ] {
        let (mut app, demo) = App::demo().expect("a fresh key");
        app.granted = scopes.split(' ').map(str::to_owned).collect();
        let input = |field, text: &str| Input::new(field, text, Origin::Named("test".into()));
        let mut connection = Connection::new(
            input(Field::ClientId, &demo.client_id),
            input(Field::Key, &demo.private_key.to_string()),
            input(Field::Domain, &demo.domain),
            input(Field::Scopes, scopes),
        );
        connection.base_url = format!("http://{HOST}").parse().ok();
        let mut scribe = Scribe::new(&connection);
        let switches = Scenario::switches().map(|switch| switch.name);
        for scenario in switches.chain([
            "healthy",
            "dpop_required+no_admin_role",
            "unknown_kid+scope_unknown",
        ]) {
            let conversation = converse(&app, &connection, &mut scribe, scenario);
            assert_same(&connection, &conversation, scenario);
        }
    }
}

/// Damaged keys, pastes in the wrong place, faults of the network.
#[test]
fn every_example_of_every_page_is_judged_the_same_again() {
    for rule in RULES {
        let (_, examples) = rule
            .page
            .split_once("\n## Fires\n")
            .expect("a page has examples");
        for block in examples.split("```").skip(1).step_by(2) {
            let text = block.split_once('\n').map_or("", |(_, text)| text);
            let example = Example::read(text);
            assert_same(&example.connection, &example.conversation(), rule.id);
        }
    }
}

fn doctor(arguments: &[&str]) -> String {
    say(&[&["doctor"], arguments].concat()).1
}

/// What comes out, and what is said beside it.
fn say(arguments: &[&str]) -> (String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["okta-cc"].iter().chain(arguments).copied();
    let world = World {
        arguments: arguments.map(str::to_owned).collect(),
        environment: Vec::new(),
        terminal_width: None,
        progress_width: None,
        directory: None,
    };
    run(&world, &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (text(out), text(err))
}

#[test]
fn triage_judges_a_saved_run_again() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("run.json");
    let path = path.to_str().expect("UTF-8");
    let json: fn(&str) -> serde_json::Value = |text| serde_json::from_str(text).expect("JSON");
    for scenario in ["healthy", "no_admin_role", "unknown_kid", "scope_unknown"] {
        let sandbox = format!("--sandbox={scenario}");
        let live = say(&[
            "doctor", &sandbox, "--save", path, "--force", "--format", "json",
        ])
        .0;
        let again = say(&["triage", path, "--format", "json"]).0;
        let (live, again) = (json(&live), json(&again));
        for same in ["findings", "checks", "connection"] {
            let of_both = [&live, &again].map(|report| {
                let mut part = report[same].clone();
                // What was taken over says so.
                let parts = part.as_array_mut().into_iter().flatten();
                for check in parts.filter(|_| same == "checks") {
                    check["reason"] = serde_json::Value::Null;
                }
                part
            });
            assert_eq!(of_both[0], of_both[1], "{scenario} {same}");
        }
        assert!(again["triage"]["reply"].is_string() && live["triage"].is_null());
    }
    let text = fs::read_to_string(path).expect("the file");
    fs::write(path, &text[..text.len() / 2]).expect("half of it");
    let damaged = say(&["triage", path]).1;
    assert!(
        damaged.contains("damaged") && damaged.contains("line"),
        "{damaged}"
    );
    fs::write(path, text.replace("okta-cc/run/v1", "okta-cc/run/v2")).expect("the file");
    let newer = say(&["triage", path]).1;
    assert!(
        newer.contains("run/v2") && newer.contains("Update"),
        "{newer}"
    );
}

#[test]
fn a_file_is_private_and_never_replaced_by_accident() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("run.json");
    let path = path.to_str().expect("UTF-8");
    assert!(doctor(&["--sandbox", "--save", path]).contains("Saved"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(path).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let first = fs::read_to_string(path).expect("the file");
    assert!(saved::is_one(&first));
    let refused = doctor(&["--sandbox", "--save", path]);
    assert!(refused.contains("--force"), "{refused}");
    assert_eq!(fs::read_to_string(path).expect("the file"), first);
    doctor(&["--sandbox=no_admin_role", "--save", path, "--force"]);
    let second = fs::read_to_string(path).expect("the file");
    let report = saved::read(&second).expect("a saved run").report(RULES);
    assert_eq!(report.findings[0].rule.id, "api_no_admin_role");
}

#[test]
fn an_anonymized_run_names_nobody() {
    let example = Example::good();
    let conversation = example.conversation();
    let plain = write(&example.connection, &conversation, false);
    let text = write(&example.connection, &conversation, true);
    for name in ["0oa5wyqjk6Wm148fE1d7", "dev-12345678"] {
        assert!(plain.contains(name) && !text.contains(name), "{name}");
    }
    assert_eq!(text, write(&example.connection, &conversation, true));
}

#[test]
fn no_secret_is_in_a_file_and_no_list_of_people() {
    let example = Example::good();
    let text = write(&example.connection, &example.conversation(), false);
    let key = example.connection.input(Field::Key).text();
    let key: serde_json::Value = serde_json::from_str(key).expect("the good key");
    for member in ["d", "p", "q", "dp", "dq", "qi"] {
        let value = key[member].as_str().expect("a number");
        for window in value.as_bytes().windows(12) {
            let window = std::str::from_utf8(window).expect("base64url");
            assert!(!text.contains(window), "{member}");
        }
    }
    assert!(text.contains(key["n"].as_str().expect("the modulus")));
    assert!(!text.contains("profile"));
}

#[test]
fn what_is_no_saved_run_is_refused_with_a_reason() {
    for (text, reason) in [
        ("", "no saved run"),
        ("{}", "no saved run"),
        (r#"{"schema":"okta-cc/report/v1"}"#, "no saved run"),
        (r#"{"schema":"okta-cc/run/v9"}"#, "okta-cc/run/v9"),
        (r#"{"schema":"okta-cc/run/v1"}"#, "damaged"),
    ] {
        let error = saved::read(text).err().expect("an error").to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}
