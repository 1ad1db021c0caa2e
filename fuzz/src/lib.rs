//! What must hold for every input of a reader: more than that it does not panic.
//!
//! One function for each fuzz target; `fuzz_targets/` only calls them. They stand here, apart from libFuzzer, so that the
//! tests of the package run them too, on the seeds: a target that no longer compiles or holds is found without a fuzzer.

use std::io::{BufReader, Cursor};
use std::path::Path;

use okta_cc::engine::evidence::Evidence;
use okta_cc::engine::policy::{Ignore, Policy};
use okta_cc::engine::report::Report;
use okta_cc::input::policy::PolicyFile;
use okta_cc::input::{Document, Lines, SourceValues, no_files, of_line, parse, paste, saved};
use okta_cc::model::answer::Answer;
use okta_cc::model::connection::{Connection, Field, Input, Origin};
use okta_cc::model::conversation::{Conversation, Exchange, Reply, Request, Step, Turn};
use okta_cc::model::finding::FailOn;
use okta_cc::model::redact::Secrets;
use okta_cc::output::{
    ColorChoice, FORMATS, FileDocument, Format, Places, RenderOptions, Rendered, Run, Stream,
    Style, human, saved_run as save,
};
use okta_cc::repair::{RULESET, repair_connection};
use okta_cc::rules::RULES;
use okta_cc::tools::{NANGO, Tool};
use serde_json::Value;

/// A secret that no input has by chance. It is put into inputs, and must be in no output.
const MARKER: &str = "Zq3vB0r7mNw8xKp2LdTfHs5YcJgUaE4iRoVnQt6X";

/// So many characters of a secret in a row must be nowhere.
const RUN: usize = 12;

/// The time at which everything happens, in seconds since the Unix epoch.
const NOW: f64 = 1_790_000_000.0;

/// A text in the place of the private key: it is masked byte for byte, judged without showing a private number, and what
/// `fix` makes of it is repaired for good.
pub fn key(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let connection = with_key(&text);
    assert_masked(&connection);
    let seen = seen(&Evidence::new(&connection, &NANGO, None), "lint");
    for private in private_numbers(&connection) {
        assert_not_shown(&private, &text, &seen);
    }
    // One that takes JWKs, and one that takes PEMs.
    for name in ["nango", "go"] {
        assert_repaired(&connection, Tool::named(name).expect("a target"));
    }
}

/// `fix`: what it wrote it leaves as it is, and no finding about the key has a repair left.
fn assert_repaired(connection: &Connection, target: &Tool) {
    let Ok(fixed) = repair_connection(connection, target) else {
        return;
    };
    let fixed = fixed.connection;
    let Ok(again) = repair_connection(&fixed, target) else {
        panic!(
            "what fix wrote for {} cannot be repaired again",
            target.name
        );
    };
    let same = fixed.input(Field::Key).text() == again.connection.input(Field::Key).text();
    assert!(same, "fix changes what it wrote for {}", target.name);
    let report = Report::new(RULESET, &Evidence::new(&fixed, target, None));
    let left = report.findings.iter().find(|found| {
        let fix = found.finding.fix.as_ref();
        fix.is_some_and(|fix| fix.field == Field::Key)
    });
    if let Some(left) = left {
        panic!("after fix for {} is left: {}", target.name, left.rule.id);
    }
}

/// A pasted text with a bearer token and a client secret at its end: neither is in what `triage` says.
pub fn paste(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let text = format!(
        "{text}\nAuthorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.{MARKER}\nclient_secret={MARKER}\n"
    );
    let read = paste::read(text.as_bytes(), "<stdin>", NOW).expect("a slice can be read");
    assert_masked(&read.connection);
    let evidence = Evidence::new(&read.connection, &NANGO, Some(&read.conversation));
    assert_not_shown(
        MARKER,
        "",
        &seen(&evidence.of_paste(&read.pasted), "triage"),
    );
}

/// A file with the name of each kind of JSON file.
pub fn json(data: &[u8]) {
    for name in ["connection.json", "appsettings.json", "vars.tfvars.json"] {
        document(name, data);
    }
}

/// A YAML file: of an SDK, of Kubernetes, or our own.
pub fn yaml(data: &[u8]) {
    document("okta.yaml", data);
}

/// Terraform: a configuration, and the values of its variables.
pub fn hcl(data: &[u8]) {
    document("main.tf", data);
    document("okta.tfvars", data);
}

/// A variables file.
pub fn variables(data: &[u8]) {
    document(".env", data);
}

/// A file: every value that is in it letter by letter is found at the place that is given for it, and can be judged.
fn document(name: &str, data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    if let Ok(document) = parse(name, text.clone(), &no_files) {
        assert_judged(document, &text, 1);
    }
}

/// JSON Lines: every line comes with its number, and is read alone.
pub fn lines(data: &[u8]) {
    let stream: Box<dyn std::io::Read + Send> = Box::new(Cursor::new(data.to_vec()));
    let written: Vec<&[u8]> = data.split(|byte| *byte == b'\n').collect();
    for line in Lines::new(BufReader::new(stream), "list.jsonl") {
        let line = line.expect("a slice can be read");
        let number = line.number;
        if let Some(bytes) = &line.bytes {
            let there = written[number - 1];
            assert!(there.starts_with(bytes), "line {number} is another");
        }
        let text = String::from_utf8_lossy(written[number - 1]).into_owned();
        if let Ok(document) = of_line(line, &no_files) {
            assert_judged(document, &text, number);
        }
    }
}

/// `first`: the number of the text's first line.
fn assert_judged(document: Document, text: &str, first: usize) {
    let connection = document.under(SourceValues::default());
    assert_masked(&connection);
    for input in connection.inputs() {
        let verbatim = matches!(input.origin(), Origin::File { verbatim: true, .. });
        if verbatim && let Some(start) = input.text().lines().next() {
            let place = input.locate(0).expect("a file has places");
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            let line = text.split('\n').nth(place.line - first).unwrap_or_default();
            let there: String = line.chars().skip(place.column - 1).collect();
            assert!(
                there.starts_with(start),
                "{} is not at {place:?}",
                input.field().title()
            );
        }
    }
    seen(&Evidence::new(&connection, &NANGO, None), "lint");
}

/// A saved run: read, judged and written again, its connection and conversation stay the same.
pub fn saved_run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(first) = saved::read(text) else {
        return;
    };
    let Some(written) = rewritten(&first) else {
        return;
    };
    let second = saved::read(&written).expect("what we wrote");
    let again = rewritten(&second).expect("it held no secret before");
    let [written, again]: [Value; 2] =
        [written, again].map(|text| serde_json::from_str(&text).expect("it is JSON"));
    for part in ["connection", "conversation"] {
        assert_eq!(written[part], again[part], "{part}");
    }
}

/// `None`: somebody put a secret into the file, and it is not written again.
fn rewritten(saved: &saved::Saved) -> Option<String> {
    let report = saved.report_under(&Policy::default(), RULESET);
    let run = run(saved.evidence(), &report, "doctor");
    human::text(&run, style());
    save::write(&run, false).ok()
}

/// A team's file with a secret at its end: no error quotes it.
pub fn policy(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for text in [
        text.to_string(),
        format!("{text}\n[[ignore]]\nreason = \"{MARKER}\"\n"),
    ] {
        match PolicyFile::read("okta-cc.toml", &text) {
            Err(error) => {
                let error = error.to_string();
                assert!(error.starts_with("okta-cc.toml:"), "{error}");
                assert_not_shown(MARKER, "", &error);
            }
            Ok(file) => {
                for entry in &file.ignores {
                    // A name that no rule has is an error of its own.
                    let _ = Ignore::read(entry, RULES);
                }
            }
        }
    }
}

/// An answer, as status, headers and body, with a secret of the run somewhere in it: nothing that is kept of it has the
/// secret, and every step can be judged by it.
pub fn token_answer(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut head = head.lines();
    let status = head.next().and_then(|line| line.trim().parse().ok());
    let headers = head.filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
    let mut headers: Vec<_> = headers.collect();
    headers.push(("location".into(), MARKER.into()));
    let middle = body.floor_char_boundary(body.len() / 2);
    let (before, after) = body.split_at(middle);
    let mut reply = Reply::kept(
        status.unwrap_or(200),
        headers,
        &format!("{before}{MARKER}{after}"),
    );
    let mut secrets = Secrets::default();
    secrets.learn(MARKER);
    secrets.scrub_reply(&mut reply);
    assert_not_shown(MARKER, "", &format!("{reply:?}"));
    for step in Step::ALL {
        let words = Answer::read(step, &reply);
        assert_not_shown(MARKER, "", &format!("{words:?}"));
    }

    let scopes = Input::new(Field::Scopes, "okta.users.read", Origin::NotGiven);
    let [client_id, key, domain] = [
        (Field::ClientId, "0oa5wyqjk6Wm148fE1d7"),
        (Field::Key, ""),
        (Field::Domain, "dev-12345678"),
    ]
    .map(|(field, text)| Input::new(field, text, Origin::NotGiven));
    let connection = Connection::new(client_id, key, domain, scopes);
    let mut conversation = Conversation::default();
    for step in [Step::Org, Step::Token, Step::Users] {
        let request = Request {
            method: if step == Step::Token { "POST" } else { "GET" },
            url: "https://dev-12345678.okta.com/".into(),
            scopes: vec!["okta.users.read".into()],
            assertion: None,
            proof: None,
        };
        let exchange = Exchange::new(step, request, reply.clone(), NOW, 1);
        conversation.record(step, Turn::Answered(exchange));
    }
    let evidence = Evidence::new(&connection, &NANGO, Some(&conversation));
    assert_not_shown(MARKER, "", &seen(&evidence, "doctor"));
}

/// A pattern for files, and a path behind it on the second line: a pattern that is only a name fits the file of that
/// name.
pub fn glob(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (pattern, path) = text.split_once('\n').unwrap_or((&text, "deploy/key.json"));
    // A JSON string is a string of TOML too, but for one character.
    let quoted = Value::from(pattern)
        .to_string()
        .replace('\u{7f}', "\\u007f");
    let file = format!(
        "[[ignore]]\nrule = \"key\"\nreason = \"a test\"\nuntil = 2099-01-01\nfile = {quoted}\n"
    );
    let Ok(file) = PolicyFile::read("okta-cc.toml", &file) else {
        return;
    };
    let ignore = Ignore::read(&file.ignores[0], RULES).expect("a group of rules");
    let is_about = |path: &str| {
        let connection = with_key_at("{}", Origin::start_of(path));
        ignore.is_about(&Evidence::new(&connection, &NANGO, None))
    };
    is_about(path);
    let is_name = pattern
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '.');
    if is_name && Path::new(pattern).file_name().is_some() {
        assert!(is_about(pattern), "the name fits itself");
        assert!(is_about(&format!("a/b/{pattern}")), "in any folder");
    }
}

fn with_key(text: &str) -> Connection {
    with_key_at(text, Origin::start_of("key.json"))
}

fn with_key_at(text: &str, origin: Origin) -> Connection {
    let absent = |field| Input::absent(field, Origin::NotAsked);
    let key = Input::new(Field::Key, text, origin);
    let [client_id, domain, scopes] = [Field::ClientId, Field::Domain, Field::Scopes].map(absent);
    Connection::new(client_id, key, domain, scopes)
}

/// Masking keeps the length, and the place of every line.
fn assert_masked(connection: &Connection) {
    for input in connection.inputs() {
        let (text, shown) = (input.text(), input.shown());
        assert_eq!(text.len(), shown.len(), "{}", input.field().title());
    }
}

/// The values of the private members of a JWK, where they are long enough to be secret.
fn private_numbers(connection: &Connection) -> Vec<String> {
    let evidence = Evidence::new(connection, &NANGO, None);
    let Ok((_, jwk)) = evidence.jwk() else {
        return Vec::new();
    };
    let members = ["d", "p", "q", "dp", "dq", "qi"].into_iter();
    let texts = members.filter_map(|name| jwk.string(name));
    let texts = texts.map(|text| text.text().to_owned());
    texts.filter(|text| text.len() >= 32).collect()
}

/// `given`: the whole input. What stands in it a second time is no secret: an input may say it where it is public. Nor is
/// what does not look random: a fuzzer puts our own words into a secret.
fn assert_not_shown(secret: &str, given: &str, output: &str) {
    for window in secret.as_bytes().windows(RUN) {
        let Ok(window) = std::str::from_utf8(window) else {
            continue;
        };
        let has = |is: fn(&u8) -> bool| window.as_bytes().iter().any(is);
        let is_random =
            has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
        let is_public = !is_random || given.matches(window).count() > 1;
        assert!(is_public || !output.contains(window), "a secret is shown");
    }
}

/// The run in every format, one after another.
fn seen(evidence: &Evidence, command: &'static str) -> String {
    let report = Report::new(RULESET, evidence);
    let run = run(*evidence, &report, command);
    let (files, streams): (Vec<&'static Format>, Vec<_>) =
        FORMATS.iter().partition(|format| format.is_whole());
    let mut text = String::new();
    let mut parts = Vec::new();
    for format in streams {
        let wanted = RenderOptions {
            format,
            style: style(),
            files: files.clone(),
            summary: true,
        };
        let mut stream = Stream::new(format, false);
        let (written, part) = stream.put(Rendered::of(&run, &wanted));
        let (end, summary) = stream.end(style());
        text.extend([written, end, summary.within(0)]);
        parts.push(part);
    }
    let places = Places {
        anchor: Box::new(|| "README.md".into()),
        inside: Box::new(|path| Some(path.to_owned())),
    };
    for (at, format) in files.iter().enumerate() {
        let mut document = FileDocument::new(format, at, false);
        let (mut spill, mut file) = (Cursor::new(Vec::new()), Vec::new());
        let added = document.add(&parts[0], &places, &mut spill);
        added.expect("memory takes everything");
        let finished = document.finish(&places, &mut spill, &mut file);
        finished.expect("memory takes everything");
        text += &String::from_utf8(file).expect("UTF-8");
    }
    text
}

fn run<'a>(evidence: Evidence<'a>, report: &'a Report, command: &'static str) -> Run<'a> {
    Run {
        command,
        evidence,
        report,
        fail_on: FailOn::Error,
        started: NOW,
        duration: 1.0,
    }
}

fn style() -> Style {
    Style::new(ColorChoice::Never, |_| None, None)
}
