//! A live run equals its replay: whatever was found is found again in the saved file, and no secret is in it.

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::policy::Policy;
use okta_cc::engine::report::Report;
use okta_cc::input::saved;
use okta_cc::model::connection::{Connection, DomainForm, Field};
use okta_cc::model::conversation::Conversation;
use okta_cc::model::finding::FailOn;
use okta_cc::output::{Run, saved_run};
use okta_cc::repair::RULESET;
use okta_cc::rules::RULES;
use okta_cc::sandbox::Scenario;
use okta_cc::tools::NANGO;
use serde_json::Value;

use crate::support::{
    Bench, CLIENT_ID, Example, Folder, NOW, SECRET_MEMBERS, assert_private, fixture, run,
};

fn write(connection: &Connection, conversation: &Conversation, anonymize: bool) -> String {
    let evidence = Evidence::new(connection, &NANGO, Some(conversation));
    let report = Report::new(RULESET, &evidence);
    let run = Run {
        command: "doctor",
        evidence,
        report: &report,
        fail_on: FailOn::Error,
        started: NOW,
        duration: 1.0,
    };
    saved_run::write(&run, anonymize).expect("no secret is in it")
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
    let live = Report::new(RULESET, &evidence);
    let text = write(connection, conversation, false);
    let again = saved::read(&text)
        .expect("what we wrote")
        .report_under(&Policy::default(), RULESET);
    assert_eq!(told(&again), told(&live), "{what}");
    // The arithmetic of keys takes long, and knows no names.
    if what.starts_with("key_") {
        return;
    }
    // Under other names the same is wrong.
    let text = write(connection, conversation, true);
    let again = saved::read(&text)
        .expect("what we wrote")
        .report_under(&Policy::default(), RULESET);
    let ids = |report: &Report| -> Vec<_> {
        let found = report.findings.iter();
        found
            .map(|found| (found.rule.id, found.finding.certainty))
            .collect()
    };
    assert_eq!(ids(&again), ids(&live), "{what}, anonymized");
}

#[test]
fn every_scenario_is_judged_the_same_again() {
    for scopes in [
        &[
            "okta.users.read",
            "okta.groups.read",
            "okta.apps.read",
            "okta.roles.read",
        ][..],
        &["okta.users.read"],
    ] {
        let mut bench = Bench::new(scopes);
        let switches = Scenario::switches().map(|switch| switch.name);
        for scenario in switches.chain([
            "healthy",
            "dpop_required+no_admin_role",
            "unknown_kid+scope_unknown",
        ]) {
            let conversation = bench.run(scenario).conversation;
            assert_same(&bench.connection, &conversation, scenario);
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
    run(&[&["doctor"], arguments].concat()).err
}

#[test]
fn triage_judges_a_saved_run_again() {
    let folder = Folder::new();
    let path = &folder.at("run.json");
    for scenario in ["healthy", "no_admin_role", "unknown_kid", "scope_unknown"] {
        let sandbox = format!("--sandbox={scenario}");
        let save = ["doctor", &*sandbox, "--save", path, "--force"];
        let live = run(&[&save[..], &["--format", "json"]].concat()).json();
        let again = run(&["triage", path, "--format", "json"]).json();
        for same in ["findings", "checks", "connection"] {
            let of_both = [&live, &again].map(|report| {
                let mut part = report[same].clone();
                // What was taken over says so.
                let parts = part.as_array_mut().into_iter().flatten();
                for check in parts.filter(|_| same == "checks") {
                    check["reason"] = Value::Null;
                }
                part
            });
            assert_eq!(of_both[0], of_both[1], "{scenario} {same}");
        }
        assert!(again["triage"]["reply"].is_string() && live["triage"].is_null());
    }
    let text = folder.read("run.json");
    folder.write("run.json", &text[..text.len() / 2]);
    let damaged = run(&["triage", path]).err;
    assert!(
        damaged.contains("damaged") && damaged.contains("line"),
        "{damaged}"
    );
    folder.write("run.json", text.replace("okta-cc/run/v1", "okta-cc/run/v2"));
    let newer = run(&["triage", path]).err;
    assert!(
        newer.contains("run/v2") && newer.contains("Update"),
        "{newer}"
    );
}

/// The files are runs against the sandbox: of two tools, and with a fault.
#[test]
fn a_run_that_an_earlier_version_saved_is_judged_the_same() {
    for name in ["saved/dpop_of_two.json", "saved/truncated.json"] {
        let text = fixture(name);
        let then: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let mut then: Vec<_> = then["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .map(|found| (found["id"].to_string(), found["targets"].to_string()))
            .collect();
        let now = saved::read(&text)
            .expect("a saved run")
            .report_under(&Policy::default(), RULESET);
        let mut now: Vec<_> = now
            .findings
            .iter()
            .map(|found| {
                let targets = serde_json::json!(found.targets).to_string();
                (format!("\"{}\"", found.rule.id), targets)
            })
            .collect();
        then.sort();
        now.sort();
        assert_eq!(now, then, "{name}");
    }
}

#[test]
fn a_file_is_private_and_never_replaced_by_accident() {
    let folder = Folder::new();
    let path = &folder.at("run.json");
    assert!(doctor(&["--sandbox", "--save", path]).contains("Saved"));
    assert_private(path);
    let first = folder.read("run.json");
    assert!(saved::is_one(&first));
    let refused = doctor(&["--sandbox", "--save", path]);
    assert!(refused.contains("--force"), "{refused}");
    assert_eq!(folder.read("run.json"), first);
    doctor(&["--sandbox=no_admin_role", "--save", path, "--force"]);
    let second = folder.read("run.json");
    let report = saved::read(&second)
        .expect("a saved run")
        .report_under(&Policy::default(), RULESET);
    assert_eq!(report.findings[0].rule.id, "api_no_admin_role");
}

#[test]
fn an_anonymized_run_names_nobody() {
    let example = Example::good();
    let conversation = example.conversation();
    let plain = write(&example.connection, &conversation, false);
    let text = write(&example.connection, &conversation, true);
    for name in [CLIENT_ID, "dev-12345678"] {
        assert!(plain.contains(name) && !text.contains(name), "{name}");
    }
    assert_eq!(text, write(&example.connection, &conversation, true));
}

/// What a server or a user writes of the names in another spelling is anonymized too.
#[test]
fn an_anonymized_run_names_nobody_in_any_spelling() {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    let base64 = |before: &str, text: &str| BASE64_STANDARD.encode(format!("{before}{text}"));
    let percent: String = "acme-prod"
        .bytes()
        .map(|byte| format!("%{byte:02X}"))
        .collect();
    let spellings = [
        "ACME-PROD".to_owned(),
        "Acme-Prod".to_owned(),
        "acmeprod".to_owned(),
        "acmeprodusers".to_owned(),
        "acme_prod".to_owned(),
        percent,
        base64("", "https://acme-prod.okta.com"),
        base64("x", "acme-prod"),
        base64("xy", &CLIENT_ID.to_uppercase()),
        CLIENT_ID.to_uppercase(),
        "joe.doe%40acme.com".to_owned(),
        base64("mail ", "joe.doe@acme.com"),
    ];
    for spelling in spellings {
        let text = format!(
            "OKTA_CC_DOMAIN=acme-prod\n> token\nHTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n\
             {{\"error\":\"invalid_client\",\"error_description\":\"see {spelling} there\"}}\n"
        );
        let example = Example::read(&text);
        let conversation = example.conversation();
        let plain = write(&example.connection, &conversation, false);
        assert!(plain.contains(&spelling), "{spelling}: {plain}");
        let anonymous = write(&example.connection, &conversation, true);
        assert!(!anonymous.contains(&spelling), "{spelling}: {anonymous}");
        assert!(
            anonymous.contains("see ") && anonymous.contains(" there"),
            "{anonymous}"
        );
    }
}

/// An org may be called like a word of ours: what the file says in our words stays.
#[test]
fn an_anonymized_run_can_be_read_whatever_the_org_is_called() {
    for org in ["hostname", "nango"] {
        let domain = format!("OKTA_CC_DOMAIN={org}.okta.com\n@ hostname\n");
        let example = Example::read(&domain);
        let text = write(&example.connection, &example.conversation(), true);
        let saved = saved::read(&text).expect("what we wrote");
        assert_eq!(saved.targets[0].name, NANGO.name);
        assert_eq!(saved.connection.domain_form, Some(DomainForm::Hostname));
        assert!(!text.contains(&format!("{org}.okta.com")), "{text}");
    }
}

#[test]
fn no_secret_is_in_a_file_and_no_list_of_people() {
    let example = Example::good();
    let text = write(&example.connection, &example.conversation(), false);
    let key = example.connection.input(Field::Key).text();
    let key: Value = serde_json::from_str(key).expect("the good key");
    for member in SECRET_MEMBERS {
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
        ("", "not a saved run"),
        ("{}", "not a saved run"),
        (r#"{"schema":"okta-cc/report/v1"}"#, "not a saved run"),
        (r#"{"schema":"okta-cc/run/v9"}"#, "okta-cc/run/v9"),
        (r#"{"schema":"okta-cc/run/v1"}"#, "damaged"),
    ] {
        let error = saved::read(text).err().expect("an error").to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}

/// A file may have been changed by hand.
#[test]
fn absurd_numbers_in_a_saved_run_are_read_or_refused() {
    let text = include_str!("../../../fixtures/saved/dpop_of_two.json");
    let saved: Value = serde_json::from_str(text).expect("JSON");
    let place = [
        "/run/started",
        "/run/duration",
        "/conversation/0/reply/received_at",
        "/conversation/0/reply/took_ms",
        "/conversation/0/reply/status",
        "/conversation/1/reply/received_at",
        "/conversation/1/request/assertion/claims/iat",
        "/conversation/1/request/assertion/claims/exp",
    ];
    let numbers = [
        "-1",
        "0",
        "0.5",
        "1e308",
        "-1e308",
        "1e400",
        "65535",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551615",
        "253402300800",
        "\"NaN\"",
        "null",
    ];
    let folder = Folder::new();
    for place in place {
        for number in numbers {
            let mut saved = saved.clone();
            *saved.pointer_mut(place).expect(place) = "a number".into();
            let text = saved.to_string().replace("\"a number\"", number);
            let path = folder.write("run.json", text.as_bytes());
            for format in ["human", "json", "html", "junit", "markdown"] {
                let said = run(&["triage", "--format", format, &path]);
                assert!(said.code <= 3, "{place} {number}: {}", said.code);
            }
        }
    }
}
