//! The order of the rooms: what lies lower knows nothing of what lies above it, and only a few rooms know the world.
//!
//! The source is read as tokens, so that a path counts wherever it stands, also inside a macro, and a comment or a text
//! never does.

mod paths;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use okta_cc::rules::RULES;
use proc_macro2::{TokenStream, TokenTree};

use paths::{Named, path};

/// The rooms from the lowest up. A room may name itself and those before it.
const ROOMS: [&str; 11] = [
    "okta", "model", "tools", "input", "engine", "rules", "repair", "output", "sandbox", "probe",
    "app",
];

/// Who may name what of the outside world: the start of a path, and the rooms or files in which it may stand.
const WORLD: [(&str, &[&str]); 21] = [
    ("axum", &["sandbox"]),
    ("clap", &["app"]),
    ("clap_complete", &["app"]),
    ("clap_mangen", &["app"]),
    ("ignore::WalkBuilder", &["app"]),
    ("miette", &["output/diagnostic.rs"]),
    ("reqwest", &["probe"]),
    ("std::env", &["app"]),
    ("std::fs::File::open", &[]),
    ("std::fs::File::options", &[]),
    // One opens what is read, the others what is written.
    (
        "std::fs::OpenOptions",
        &[
            "app/files/reader.rs",
            "app/out/secret_file.rs",
            "app/out/step_summary.rs",
            "app/out/whole_file.rs",
        ],
    ),
    ("std::fs::read", &[]),
    ("std::fs::read_to_string", &[]),
    ("fs::read", &[]),
    ("fs::read_to_string", &[]),
    ("File::open", &[]),
    ("std::fs", &["app"]),
    ("std::io::stdin", &["app"]),
    // No program is started, so that no input can become a command. (A test in main.rs starts itself.)
    ("std::process::Command", &["main.rs"]),
    ("terminal_size", &["main.rs"]),
    ("tokio", &["probe", "sandbox"]),
];

/// What writes, by the end of its path. It stands in `app/out` alone, where everything passes the outlet, and in `main.rs`,
/// which hands the streams on.
const WRITERS: [&str; 9] = [
    "File::create",
    "File::create_new",
    "File::options",
    "fs::copy",
    "fs::hard_link",
    "fs::rename",
    "fs::write",
    "io::stderr",
    "io::stdout",
];

/// Rooms in which no verdict is made.
const WITHOUT_FINDINGS: [&str; 3] = ["okta", "model", "probe"];

#[test]
fn imports_go_down_and_the_world_stays_at_the_edge() {
    let broken: Vec<String> = sources()
        .iter()
        .flat_map(Source::broken)
        .map(|broken| broken.to_string())
        .collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn a_violation_is_found_wherever_it_hides() {
    let of = |place: &str, text: &str| {
        let source = Source::new(place.into(), text);
        let broken = source.broken().map(|broken| broken.to_string());
        broken.collect::<Vec<_>>()
    };
    for (place, text, expected) in [
        (
            "model/key/mod.rs",
            "use crate::engine::rule::Rule;",
            "may not know engine",
        ),
        (
            "okta/ids.rs",
            "\n\nfn f() { g!(crate::model::text::near()); }",
            "okta/ids.rs:3",
        ),
        (
            "tools/go.rs",
            "use {std::fmt, crate::{okta, input::yaml}};",
            "may not know input",
        ),
        (
            "input/yaml.rs",
            "use super::super::output::json;",
            "may not know output",
        ),
        (
            "sandbox/org.rs",
            "use crate::model::connection::Field;",
            "needs nothing of the crate",
        ),
        ("input/file.rs", "fn f() { std::fs::read(p); }", "std::fs"),
        (
            "app/lint.rs",
            "fn f() { fs::read_to_string(p); }",
            "fs::read_to_string",
        ),
        (
            "app/flags/network.rs",
            "use std::fs::{self, read};",
            "std::fs::read",
        ),
        (
            "app/out/report_files.rs",
            "fn f() { File::open(p); }",
            "File::open",
        ),
        ("output/json.rs", "use clap::ValueEnum;", "clap"),
        ("app/lint.rs", "fn f() { fs::write(p, t); }", "only app/out"),
        (
            "app/export.rs",
            "fn f() { let out = std::io::stdout(); }",
            "only app/out",
        ),
        (
            "app/lint.rs",
            "use std::process::{Command, ExitCode};",
            "std::process::Command",
        ),
        ("output/human.rs", "use miette::Report;", "miette"),
        (
            "engine/can_i.rs",
            "const ID: &str = \"key_missing_kid\";",
            "key_missing_kid",
        ),
        (
            "model/answer/mod.rs",
            "fn f() { Finding::new(text) }",
            "no finding is made",
        ),
        (
            "probe/plan.rs",
            "fn f() { Finding { help, ..g } }",
            "no finding is made",
        ),
    ] {
        let found = of(place, text);
        assert!(
            found.len() == 1 && found[0].contains(expected),
            "{place}: {text}: {found:?}"
        );
    }
    for (place, text) in [
        ("app/lint.rs", "use crate::model::key::Key; use std::fs;"),
        ("app/out/public_file.rs", "fn f() { std::fs::write(p, t) }"),
        (
            "model/key/mod.rs",
            "//! Nothing of crate::engine here.\nuse super::text;",
        ),
        (
            "engine/report.rs",
            "mod tests { use super::super::evidence; }",
        ),
        (
            "sandbox/org.rs",
            "use crate::sandbox::clock; use tokio::net::TcpListener;",
        ),
    ] {
        assert_eq!(of(place, text), <[String; 0]>::default(), "{place}: {text}");
    }
}

/// A file, by its path below `src/` (the rules are a room too, though they stand beside it).
struct Source {
    place: String,
    tokens: TokenStream,
}

/// What is where it may not be.
struct Broken {
    place: String,
    line: usize,
    why: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.place, self.line, self.why)
    }
}

impl Source {
    fn new(place: String, text: &str) -> Self {
        let tokens = text
            .parse()
            .unwrap_or_else(|error| panic!("{place}: {error}"));
        Self { place, tokens }
    }

    fn room(&self) -> &str {
        let first = self.place.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// The modules that lead to the file, itself included.
    fn modules(&self) -> Vec<&str> {
        let path = self.place.trim_end_matches(".rs");
        path.split('/').filter(|part| *part != "mod").collect()
    }

    fn broken(&self) -> impl Iterator<Item = Broken> {
        let mut found = Vec::new();
        let mut names = Vec::new();
        self.walk(self.tokens.clone(), 0, &mut names, &mut found);
        for named in &names {
            found.extend(self.judge(named));
        }
        found.into_iter().map(|(line, why)| Broken {
            place: self.place.clone(),
            line,
            why,
        })
    }

    fn judge(&self, named: &Named) -> Option<(usize, String)> {
        let room = self.room();
        let path = named.segments.join("::");
        let at = |why| Some((named.line, why));
        if let Some(other) = self.other_room(named) {
            let floor = |room| ROOMS.iter().position(|known| *known == room);
            if room == "sandbox" && other != "sandbox" {
                return at(format!("{path}: sandbox needs nothing of the crate"));
            }
            if let (Some(here), Some(there)) = (floor(room), floor(other))
                && here < there
            {
                return at(format!(
                    "{path}: {room} may not know {other}, which lies above it"
                ));
            }
        }
        // What the crate was built for is no environment.
        let built_for = path.starts_with("std::env::consts");
        let world = WORLD.iter().filter(|_| !built_for).find(|(start, _)| {
            path.strip_prefix(start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        });
        if let Some((start, places)) = world
            && room != "main"
            && !places
                .iter()
                .any(|place| *place == room || *place == self.place)
        {
            return at(format!(
                "{path}: {start} is named in {} alone",
                places.join(", ")
            ));
        }
        let writer = WRITERS.iter().find(|end| {
            let before = path.strip_suffix(*end);
            before.is_some_and(|before| before.is_empty() || before.ends_with("::"))
        });
        if let Some(writer) = writer
            && room != "main"
            && !self.place.starts_with("app/out/")
        {
            return at(format!("{writer}: only app/out writes"));
        }
        let made = path == "Finding" || path.ends_with("Finding::new");
        if made && WITHOUT_FINDINGS.contains(&room) && self.place != "model/finding.rs" {
            return at(format!("no finding is made in {room}"));
        }
        None
    }

    /// The room that a path leads to, where it leads to one.
    fn other_room<'a>(&self, named: &'a Named) -> Option<&'a str> {
        let up = named
            .segments
            .iter()
            .take_while(|part| *part == "super")
            .count();
        let room = if named.segments.first()? == "crate" {
            named.segments.get(1)
        } else if up > 0 && up == self.modules().len() + named.inside {
            named.segments.get(up)
        } else {
            None
        };
        room.map(String::as_str).filter(|room| ROOMS.contains(room))
    }

    /// Collects the paths, and what is wrong whatever path it stands in.
    fn walk(
        &self,
        tokens: TokenStream,
        inside: usize,
        names: &mut Vec<Named>,
        found: &mut Vec<(usize, String)>,
    ) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(name) if name == "mod" => {
                    if let Some(TokenTree::Group(body)) = tokens.get(at + 2) {
                        self.walk(body.stream(), inside + 1, names, found);
                        at += 3;
                        continue;
                    }
                }
                TokenTree::Ident(_) => {
                    let more = path(&tokens[at..], &mut Vec::new(), inside, names);
                    at += more;
                    continue;
                }
                TokenTree::Group(group) => self.walk(group.stream(), inside, names, found),
                TokenTree::Literal(text) => {
                    let text = text.to_string();
                    let id = text.trim_matches('"');
                    // A scenario of the sandbox may be called after the fault that it shows.
                    if !["rules", "sandbox"].contains(&self.room())
                        && RULES.iter().any(|rule| rule.id == id)
                    {
                        found.push((
                            token.span().start().line,
                            format!("{id}: no rule is named outside of rules/"),
                        ));
                    }
                }
                TokenTree::Punct(_) => {}
            }
            at += 1;
        }
    }
}

/// Every file of the crate.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for (folder, prefix) in [("src", ""), ("rules", "rules/")] {
        let mut open = vec![root.join(folder)];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                let entries = fs::read_dir(&path).expect("a folder");
                open.extend(entries.map(|entry| entry.expect("an entry").path()));
            } else if path.extension().is_some_and(|end| end == "rs") {
                let below: PathBuf = path.strip_prefix(root.join(folder)).expect("below").into();
                let place = below.to_string_lossy().replace('\\', "/");
                let text = fs::read_to_string(&path).expect("a file");
                found.push(Source::new(format!("{prefix}{place}"), &text));
            }
        }
    }
    found.sort_by(|one, other| one.place.cmp(&other.place));
    found
}
