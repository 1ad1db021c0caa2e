//! Everything that the process writes: no command in any format lets a text of others steer a terminal, hide from a
//! reader, or start a command of a CI; and what is meant for a program stays readable to one.
#![cfg(unix)]

mod hostile;
mod server;
mod written;

use std::cell::RefCell;
use std::{fs, thread};

use serde_json::{Value, json};

use self::hostile::{NAMES, TEXTS, paste};
use self::written::{Kind, fault};
use crate::support::{Binary, Folder, KID, Run, good, good_key};

/// The formats of reports, and what each is.
const FORMATS: [(&str, Kind); 6] = [
    ("human", Kind::Text),
    ("short", Kind::Text),
    ("json", Kind::Json),
    ("jsonl", Kind::JsonLines),
    ("github", Kind::Commands),
    ("markdown", Kind::Markdown),
];

/// The formats of report files.
const FILES: [(&str, Kind); 6] = [
    ("json", Kind::Json),
    ("jsonl", Kind::JsonLines),
    ("sarif", Kind::Json),
    ("junit", Kind::Xml),
    ("markdown", Kind::Markdown),
    ("html", Kind::Text),
];

/// A place where texts of others come in, and a command for each of them.
struct World {
    folder: Folder,
    variables: Vec<(&'static str, String)>,
    /// All of them are told at the end.
    faults: RefCell<Vec<String>>,
}

impl Drop for World {
    fn drop(&mut self) {
        let faults = self.faults.borrow();
        assert!(
            thread::panicking() || faults.is_empty(),
            "\n{}",
            faults.join("\n")
        );
    }
}

impl World {
    fn new() -> Self {
        Self {
            folder: Folder::new(),
            variables: Vec::new(),
            faults: RefCell::default(),
        }
    }

    fn look_at(&self, text: &str, kind: Kind, what: &str) {
        if let Some(fault) = fault(text, kind) {
            self.faults.borrow_mut().push(format!("{what}: {fault}"));
        }
    }

    /// What the run writes to both streams, which is looked at.
    fn say(&self, arguments: &[&str], kind: Kind) -> String {
        self.say_with(arguments, kind, "")
    }

    fn say_with(&self, arguments: &[&str], kind: Kind, input: &str) -> String {
        let variables: Vec<(&str, &str)> = self
            .variables
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let said = Binary::of(arguments)
            .folder(self.folder.path())
            .environment(&variables)
            .input(input)
            .output();
        let what = format!("{arguments:?}");
        // Usage errors have no document.
        let kind = if said.out.is_empty() {
            Kind::Text
        } else {
            kind
        };
        self.look_at(&said.out, kind, &format!("standard output of {what}"));
        self.look_at(&said.err, Kind::Text, &format!("standard error of {what}"));
        said.out
    }

    /// The command in every format, then with every report file and GitHub's summary, and with colours.
    fn in_every_format(&mut self, arguments: &[&str], input: &str) {
        for (format, kind) in FORMATS {
            let more = ["-v", "--format", format];
            self.say_with(&[arguments, &more].concat(), kind, input);
        }
        let colours = ["--color", "always"];
        self.say_with(&[arguments, &colours].concat(), Kind::Styled, input);
        self.say_with(
            &[arguments, &["-v", "--style", "narrated"]].concat(),
            Kind::Text,
            input,
        );
        let folder = Folder::new();
        let files: Vec<_> = FILES
            .iter()
            .map(|(format, kind)| {
                (
                    format!("{format}={}", folder.at(format)),
                    folder.at(format),
                    *kind,
                )
            })
            .collect();
        let mut reporting = [arguments, &["--format", "github"]].concat();
        for (report, _, _) in &files {
            reporting.extend(["--report", report]);
        }
        let summary = folder.at("summary");
        self.variables
            .push(("GITHUB_STEP_SUMMARY", summary.clone()));
        self.say_with(&reporting, Kind::Commands, input);
        self.variables.pop();
        for (path, kind) in files
            .iter()
            .map(|(_, path, kind)| (path, *kind))
            .chain([(&summary, Kind::Markdown)])
        {
            // What ends before there is a report leaves no file.
            if let Ok(text) = fs::read_to_string(path) {
                self.look_at(&text, kind, &format!("{path} of {arguments:?}"));
            }
        }
    }
}

/// A connection whose every value is the text.
fn connection(text: &str) -> Value {
    let mut key = good_key();
    key["kid"] = text.into();
    key["use"] = text.into();
    key[text] = text.into();
    json!({
        "client_id": text, "domain": text, "scopes": [text, "okta.users.read"], "key_id": text,
        "private_key": key.to_string(),
    })
}

#[test]
fn a_value_of_a_file() {
    for text in TEXTS {
        let mut world = World::new();
        let mut broken = connection(text);
        broken["private_key"] = text.into();
        let mut odd_kid = json!({
            "client_id": good("CLIENT_ID"), "domain": good("DOMAIN"), "scopes": good("SCOPES"),
        });
        let mut key = good_key();
        key["kid"] = text.into();
        odd_kid["private_key"] = key.to_string().into();
        let lines = [&broken, &odd_kid, &connection(text)].map(Value::to_string);
        world.folder.write("list.jsonl", lines.join("\n"));
        world.folder.write("key.json", key.to_string());
        for (at, value) in [connection(text), broken, odd_kid].iter().enumerate() {
            let file = world.folder.write(&format!("{at}.json"), value.to_string());
            world.in_every_format(&["lint", &file], "");
            for run in [
                &["fix", &file, "--diff"][..],
                &["config", "-c", &file],
                &["doctor", "--plan", "-c", &file],
                &[
                    "can-i",
                    "okta.users.read",
                    "-c",
                    &file,
                    "--base-url",
                    "http://127.0.0.1:9",
                ],
                &["fix", &file, "--target", "go", "--diff"],
            ] {
                world.say(run, Kind::Text);
            }
            world.say(&["config", "-c", &file, "--format", "json"], Kind::Json);
            let saved = world.folder.at("saved.json");
            world.say(
                &[
                    "doctor",
                    "-c",
                    &file,
                    "--base-url",
                    "http://127.0.0.1:9",
                    "--save",
                    &saved,
                    "--force",
                ],
                Kind::Text,
            );
            if let Ok(text) = fs::read_to_string(&saved) {
                world.look_at(&text, Kind::Json, "the saved run");
                world.in_every_format(&["triage", &saved], "");
            }
            world.say(&["fix", &file], Kind::Json);
            for form in ["nango", "env", "okta-yaml", "terraform"] {
                world.say(&["export", &file, "--to", form], Kind::Value);
            }
        }
        world.say(&["fix", "key.json"], Kind::Json);
        for many in ["list.jsonl", "."] {
            world.in_every_format(&["lint", many], "");
        }
    }
}

#[test]
fn a_flag_and_a_variable() {
    for text in TEXTS {
        let mut world = World::new();
        let flags = [
            "--client-id",
            text,
            "--domain",
            text,
            "--scopes",
            text,
            "--key-id",
            text,
        ];
        world.in_every_format(&[&["lint"][..], &flags].concat(), "");
        let say = |world: &World, run: &[&str]| world.say(run, Kind::Text);
        for command in [&["config"][..], &["doctor", "--plan"], &["fix", "--diff"]] {
            say(&world, &[command, &flags].concat());
        }
        for run in [
            &["--bogus", text][..],
            &[text],
            &["lint", text],
            &["lint", "--format", text],
            &["lint", "--target", text],
            &["lint", "--only", text],
            &["lint", "--need", text],
            &["lint", "--report", text],
            &["lint", "--config", text],
            &["lint", "--base-url", text, "--domain", "a"],
            &["doctor", "--proxy", text],
            &["doctor", "--ca-cert", text, "--sandbox"],
            &["doctor", "--deadline", text],
            &["config", "--as", text],
            &["can-i", text],
            &["explain", text],
            &["rules", text],
            &["schema", text],
            &["completions", text],
            &["man", "--out", text],
            &["keygen", "--kid", text],
            &["keygen", "--bits", text],
            &["sandbox", "--scenario", text],
            &["export", "--to", text],
            &["fix", "--from", text],
        ] {
            say(&world, run);
        }
        world.variables = [
            "CLIENT_ID",
            "DOMAIN",
            "SCOPES",
            "KEY_ID",
            "PRIVATE_KEY",
            "BASE_URL",
        ]
        .iter()
        .map(|name| (*name, text.to_owned()))
        .collect();
        for (name, _) in &mut world.variables {
            *name = match *name {
                "CLIENT_ID" => "OKTA_CC_CLIENT_ID",
                "DOMAIN" => "OKTA_CC_DOMAIN",
                "SCOPES" => "OKTA_CC_SCOPES",
                "KEY_ID" => "OKTA_CC_KEY_ID",
                "PRIVATE_KEY" => "OKTA_CC_PRIVATE_KEY",
                _ => "OKTA_CC_BASE_URL",
            };
        }
        say(&world, &["lint"]);
        world.variables.pop();
        world.in_every_format(&["lint"], "");
        let others = [
            "OKTA_CLIENT_CLIENTID",
            "OKTA_CLIENT_ORGURL",
            "OKTA_CLIENT_SCOPES",
            "OKTA_CLIENT_AUTHORIZATIONMODE",
            "OKTA_API_PRIVATE_KEY",
            "OKTA_ORG_NAME",
            "HTTPS_PROXY",
            "GITHUB_WORKFLOW_REF",
            "HOME",
        ];
        world
            .variables
            .extend(others.map(|name| (name, text.to_owned())));
        for tool in [
            "node",
            "go",
            "python",
            "java",
            "dotnet",
            "terraform",
            "mcp",
            "nango",
        ] {
            say(&world, &["config", "--as", tool]);
            world.say(&["config", "--as", tool, "--format", "json"], Kind::Json);
        }
        say(&world, &["config"]);
        world.in_every_format(&["lint"], "");
    }
}

#[test]
fn the_name_of_a_file_and_of_its_folder() {
    for name in NAMES {
        let mut world = World::new();
        let file = format!("{name}/{name}.json");
        let value = connection("a\u{202e}b");
        world.folder.write(&file, value.to_string());
        world
            .folder
            .write(&format!("{name}/{name}.env"), "OKTA_CC_CLIENT_ID=0oa\n");
        world
            .folder
            .write(&format!("{name}/{name}.txt"), "nothing\n");
        world
            .folder
            .write(&format!("{name}.jsonl"), format!("{value}\nx\n{{}}\n"));
        world
            .folder
            .write(&format!("{name}.toml"), "[[ignore]]\nrules = 1\n");
        for run in [
            &["lint", &file][..],
            &["lint", name],
            &["lint", ".", "absent"],
            &["lint", &format!("{name}.jsonl")],
            &["lint", &format!("{name}/{name}.txt")],
            &["triage", &file],
            &["lint", "--config", &format!("{name}.toml"), &file],
            &["lint", "-c", &file],
            &["lint", "--env-file", &format!("{name}/{name}.env")],
        ] {
            world.in_every_format(run, "");
        }
        let out = format!("{name}/out");
        for run in [
            &["keygen", "--out", &out][..],
            &["fix", &file, "--write", &out],
            &["man", "--out", &out],
            &["config", "-c", &file],
            &["doctor", "--sandbox", "--save", &format!("{name}/saved")],
        ] {
            world.say(run, Kind::Text);
        }
    }
}

#[test]
fn the_teams_file() {
    for text in TEXTS {
        let quoted = Value::from(text).to_string();
        // TOML has no `\/`, and JSON writes none.
        for line in [
            format!("targets = [{quoted}]"),
            format!("need = [{quoted}]"),
            format!("fail_on = {quoted}"),
            format!("{quoted} = 1"),
            format!("[[ignore]]\nrules = [{quoted}]\nreason = \"x\"\nuntil = 2099-01-01"),
            format!(
                "[[ignore]]\nrules = [\"key_missing_kid\"]\nreason = {quoted}\nuntil = 2099-01-01"
            ),
            format!(
                "[[ignore]]\nrules = [\"key_missing_kid\"]\nfiles = [{quoted}]\nreason = {quoted}\nuntil = 2099-01-01"
            ),
            text.to_owned(),
        ] {
            let mut world = World::new();
            world.folder.write("okta-cc.toml", line);
            let mut key = good_key();
            key.as_object_mut().expect("a JWK").remove("kid");
            world.folder.write("key.json", key.to_string());
            world.in_every_format(&["lint", "--private-key-file", "key.json"], "");
        }
    }
}

#[test]
fn a_pasted_text() {
    for text in TEXTS {
        let mut world = World::new();
        for pasted in paste(text) {
            world.in_every_format(&["triage"], &pasted);
            world.say_with(&["lint", "-"], Kind::Text, &pasted);
            world.say_with(&["fix", "-", "--diff"], Kind::Text, &pasted);
        }
    }
}

#[test]
fn what_a_server_says() {
    for text in TEXTS {
        let mut world = World::new();
        world.folder.write("key.json", good_key().to_string());
        for body in server::bodies(text) {
            let address = server::start(body);
            let domain = good("DOMAIN");
            let client_id = good("CLIENT_ID");
            let inputs = [
                "--client-id",
                &client_id,
                "--domain",
                &domain,
                "--scopes",
                "okta.users.read",
                "--private-key-file",
                "key.json",
                "--base-url",
                &address,
                "--deadline",
                "5s",
            ];
            world.in_every_format(&[&["doctor"][..], &inputs].concat(), "");
            world.say(
                &[&["can-i", "okta.users.read"][..], &inputs].concat(),
                Kind::Text,
            );
            let saved = world.folder.at("saved.json");
            world.say(
                &[&["doctor", "--save", &saved, "--force"][..], &inputs].concat(),
                Kind::Text,
            );
            let kept = fs::read_to_string(&saved).expect("a saved run");
            world.look_at(&kept, Kind::Json, "the saved run");
            world.in_every_format(&["triage", &saved], "");
        }
    }
}

/// Wherever the width of a terminal breaks a line, what comes first on the next one is text.
#[test]
fn a_wrapped_line() {
    let world = World::new();
    let long = "::error::x ".repeat(30);
    let refusal = json!({"error": "invalid_client", "error_description": long});
    let answer = format!("POST /oauth2/v1/token\nHTTP/1.1 401 Unauthorized\n\n{refusal}");
    let pasted = world.folder.write("pasted", answer);
    let file = world.folder.write("a.json", connection(&long).to_string());
    for width in (40..80).step_by(7) {
        for arguments in [&["triage", &pasted][..], &["lint", "-v", &file]] {
            let said = Run::of(arguments).width(width).output();
            let what = format!("{arguments:?}, {width} columns");
            world.look_at(&said.out, Kind::Styled, &what);
            world.look_at(&said.err, Kind::Text, &what);
            assert!(said.out.contains("::error::x"), "{what}: {}", said.out);
        }
    }
}

#[test]
fn what_a_command_says_of_itself() {
    let world = World::new();
    for run in [
        &["--help"][..],
        &["lint", "--help"],
        &["rules"],
        &["explain", "key_json_invisible_char"],
        &["man"],
    ] {
        world.say(run, Kind::Text);
    }
    world.say(&["schema"], Kind::Json);
    let public = world.say(&["keygen", "--kid", KID, "--out", "new.json"], Kind::Json);
    assert!(public.contains(KID), "{public}");
}
