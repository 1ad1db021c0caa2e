//! Runs commands in this process over texts of a size.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use okta_cc::app::{self, World};
use serde_json::{Value, json};

use crate::Kind;
use crate::texts::{Command, TEXTS, repeated};

const GOOD: &str = include_str!("../../fixtures/good.env");

/// In bytes. A file may have 1 MiB, and four times this is less.
const FILE: usize = 100_000;

/// Of what is judged a line at a time, each with all rules.
const LINES: usize = 10_000;

/// Of what a pattern may have; most systems take no longer argument.
const PATTERN: usize = 5_000;

/// A text of a size.
type Make = fn(usize) -> String;

/// A command with a text in its arguments.
type Arguments = fn(String) -> Vec<String>;

pub(crate) fn kinds() -> Vec<Kind> {
    let texts = TEXTS.iter().map(|text| {
        let of = move |size| text.of(size);
        let size = if text.file == "a.jsonl" { LINES } else { FILE };
        kind(text.name, size, text.command, text.file, of)
    });
    let made: [(&str, usize, Command, &str, Make); 5] = [
        (
            "JWKS: private keys",
            FILE,
            Command::Lint,
            "key.json",
            private_keys,
        ),
        (
            "key: JSON in JSON",
            FILE,
            Command::Lint,
            "key.json",
            json_in_json,
        ),
        (
            "key: base64 in base64",
            FILE,
            Command::Lint,
            "key.json",
            base64_in_base64,
        ),
        (
            "JSON Lines: one key for all",
            6 * LINES,
            Command::Lint,
            "a.jsonl",
            one_key,
        ),
        (
            "saved run: turns",
            FILE,
            Command::Triage,
            "saved.json",
            saved_run,
        ),
    ];
    let made = made
        .into_iter()
        .map(|(name, size, command, file, of)| kind(name, size, command, file, of));
    let arguments: [(&str, usize, Arguments, &str); 3] = [
        ("a pattern", PATTERN, pattern, "{a,b}*"),
        ("a pattern of folders", PATTERN, pattern, "**/x#*/"),
        ("scopes in an argument", FILE / 2, scopes, "okta.s#.read,"),
    ];
    let arguments = arguments.into_iter().map(|(name, size, of, piece)| Kind {
        name,
        size,
        prepare: Box::new(move |size| run(of(repeated(piece, size)))),
    });
    texts.chain(made).chain(arguments).collect()
}

fn kind(
    name: &'static str,
    size: usize,
    command: Command,
    file: &'static str,
    of: impl Fn(usize) -> String + 'static,
) -> Kind {
    let prepare = move |size| -> Box<dyn Fn()> {
        let path = place(name, size, file);
        fs::write(&path, of(size)).expect("a file");
        let path = path.to_str().expect("UTF-8");
        let bad = ["lint", "--client-id", "x", "--domain", "a b", "--config"];
        let start = match command {
            Command::Lint => &["lint"][..],
            Command::Triage => &["triage"],
            Command::Fix => &["fix"],
            Command::Settings => &bad,
        };
        let arguments = start.iter().copied().chain([path]);
        run(arguments.map(str::to_owned).collect())
    };
    Kind {
        name,
        size,
        prepare: Box::new(prepare),
    }
}

/// Where the files of this run are.
pub(crate) fn folder() -> PathBuf {
    std::env::temp_dir().join(format!("okta-cc-linear-{}", std::process::id()))
}

fn place(name: &str, size: usize, file: &str) -> PathBuf {
    let name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let folder = folder().join(name).join(size.to_string());
    fs::create_dir_all(&folder).expect("a folder");
    folder.join(file)
}

fn run(arguments: Vec<String>) -> Box<dyn Fn()> {
    let start = std::iter::once("okta-cc".to_owned());
    let world = World {
        arguments: start.chain(arguments).map(Into::into).collect(),
        ..World::default()
    };
    Box::new(move || {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        app::run(black_box(&world), &mut out, &mut err);
        black_box((out, err));
    })
}

fn pattern(text: String) -> Vec<String> {
    vec!["lint".into(), text]
}

fn scopes(text: String) -> Vec<String> {
    let start = ["lint", "--domain", "acme", "--scopes"];
    let start = start.into_iter().map(str::to_owned);
    start.chain([text]).collect()
}

fn jwk() -> &'static str {
    let mut lines = GOOD.lines();
    let key = lines.find_map(|line| line.strip_prefix("OKTA_CC_PRIVATE_KEY="));
    key.expect("good.env has a key")
}

fn private_keys(size: usize) -> String {
    let keys = repeated(&format!("{},", jwk()), size);
    format!("{{\"keys\":[{keys}{}]}}", jwk())
}

fn one_key(size: usize) -> String {
    let key = json!(jwk());
    let line = format!("{{\"client_id\":\"0oa#\",\"domain\":\"acme\",\"private_key\":{key}}}\n");
    repeated(&line, size)
}

/// The layers double the text, so that blanks make up what is missing to the size.
fn json_in_json(size: usize) -> String {
    let mut text = jwk().to_owned();
    while text.len() < size / 3 {
        text = json!(text).to_string();
    }
    " ".repeat(size.saturating_sub(text.len())) + &text
}

fn base64_in_base64(size: usize) -> String {
    let mut text = jwk().to_owned();
    while text.len() < size / 4 * 3 {
        text = BASE64_STANDARD.encode(text);
    }
    " ".repeat(size.saturating_sub(text.len())) + &text
}

/// A run that was saved, with one of its turns over and over.
fn saved_run(size: usize) -> String {
    let path = place("saved", 0, "run.json");
    let path = path.to_str().expect("UTF-8");
    let save = ["doctor", "--sandbox", "--force", "--save", path];
    run(save.map(str::to_owned).into())();
    let text = fs::read_to_string(path).expect("a saved run");
    let mut saved: Value = serde_json::from_str(&text).expect("JSON");
    let turns = saved["conversation"].as_array_mut().expect("turns");
    let turn = turns[1].clone();
    let length = turn.to_string().len();
    turns.extend(std::iter::repeat_n(turn, size / length));
    saved.to_string()
}
