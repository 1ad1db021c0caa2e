//! What `export --to env` writes, read by a shell that sources it and by others that read such files: each gets the same
//! values, and no shell runs anything.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use okta_cc::input::entries;
use serde_json::Value;

use crate::support::{Binary, Folder, fixture, good_key, skipped};

type Variables = BTreeMap<String, String>;

const NAMES: [&str; 5] = ["CLIENT_ID", "PRIVATE_KEY", "KEY_ID", "DOMAIN", "SCOPES"];

/// What a shell would expand or end a quote at, in many mixtures.
const HOSTILE: [&str; 13] = [
    "a`touch pwned`b",
    "a$(touch pwned)b",
    "${HOME}$HOME",
    "it's!",
    "it's `touch pwned`",
    "it's $(touch pwned)",
    "it's \"here\"",
    "it\\'s; touch pwned; '",
    "two\\\\, and one at the end\\",
    "\\n and \\u0027",
    "one\ntwo",
    "a \"b\" #c!d",
    "\"; touch pwned; \"'; touch pwned; '",
];

/// A program that prints the variables of `out.env` as JSON.
type Reader = (PathBuf, Vec<&'static str>);

/// A folder to write into, and who reads what is written there.
struct Bench {
    folder: Folder,
    readers: Vec<Reader>,
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: Folder::new(),
            readers: readers(),
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// `Err` with what was said where nothing was written.
    fn export(&self, arguments: &[&str]) -> Result<String, String> {
        let _ = fs::remove_file(self.path().join("out.env"));
        let export = ["export", "--to", "env", "-o", "out.env"];
        let export = Binary::of(&[&export[..], arguments].concat());
        let said = export.folder(self.path()).output();
        let written = fs::read_to_string(self.path().join("out.env")).map_err(|_| said.err.clone());
        let code = u8::from(written.is_err());
        assert_eq!(said.code, code, "{}", said.err);
        written
    }

    /// With the programs of this machine, and none of our variables.
    fn run(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.path());
        for name in NAMES {
            command.env_remove(format!("OKTA_CC_{name}"));
        }
        command
    }

    /// What a shell has after it has sourced the file.
    fn sourced(&self) -> Variables {
        let print = |name| format!("printf 'OKTA_CC_%s=%s\\0' {name} \"${{OKTA_CC_{name}-}}\"");
        let script = format!(". ./out.env; {}", NAMES.map(print).join("; "));
        let output = self
            .run(Path::new("sh"), &["-c", &script])
            .output()
            .expect("sh runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{said}");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let pairs = text
            .split('\0')
            .filter_map(|pair| pair.split_once('='))
            .filter(|(_, value)| !value.is_empty());
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    fn read_by(&self, (program, arguments): &Reader) -> Variables {
        let output = self.run(program, arguments).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        let read: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{said}"));
        let members = read.as_object().expect("an object").iter();
        let ours = members.filter(|(name, _)| name.starts_with("OKTA_CC_"));
        ours.map(|(name, value)| (name.clone(), value.as_str().expect("a text").to_owned()))
            .collect()
    }

    /// The same for every reader, and nothing was run.
    fn assert_agreed(&self, text: &str) -> Variables {
        let ours = entries(text).into_iter();
        let ours: Variables = ours
            .map(|entry| (entry.name.to_owned(), entry.value))
            .collect();
        assert_eq!(self.sourced(), ours, "{text}");
        for reader in &self.readers {
            assert_eq!(self.read_by(reader), ours, "{reader:?}: {text}");
        }
        assert!(!self.path().join("pwned").exists(), "{text}");
        ours
    }
}

/// Those that are on this machine.
fn readers() -> Vec<Reader> {
    let mut readers = Vec::new();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let python = target.expect("a folder").join("ci-venv/bin/python3");
    let read = "import dotenv, json; print(json.dumps(dotenv.dotenv_values('out.env')))";
    let has_dotenv = Command::new(&python).args(["-c", "import dotenv"]).output();
    if has_dotenv.is_ok_and(|output| output.status.success()) {
        readers.push((python, vec!["-c", read]));
    } else {
        skipped("no python-dotenv on this machine (.ci/run installs it)");
    }
    let flag = "--env-file=out.env";
    let print = ["-e", "console.log(JSON.stringify(process.env))"];
    // It came with values of several lines.
    let is_new = "process.exit(require('util').parseEnv ? 0 : 1)";
    let node = Command::new("node").args(["-e", is_new]).output();
    if node.is_ok_and(|output| output.status.success()) {
        readers.push(("node".into(), [&[flag], &print[..]].concat()));
    } else {
        skipped("no Node 20.12 or later on this machine");
    }
    readers
}

const FLAGS: [&str; 6] = [
    "--client-id",
    "0oa5wyqjk6Wm148fE1d7",
    "--domain",
    "dev-12345678",
    "--scopes",
    "okta.users.read okta.groups.read",
];

#[test]
fn a_kid_in_a_jwk_arrives_whatever_it_has() {
    let bench = Bench::new();
    for kid in HOSTILE {
        let mut key = good_key();
        key["kid"] = kid.into();
        for text in [format!("{key}"), format!("{key:#}").replace('\n', "\r\n")] {
            bench.folder.write("key.json", text);
            let arguments = [&FLAGS[..], &["--private-key-file", "key.json"]].concat();
            let text = bench.export(&arguments).expect("it is written");
            let read = &bench.assert_agreed(&text)["OKTA_CC_PRIVATE_KEY"];
            let read: Value = serde_json::from_str(read).expect("JSON");
            assert_eq!(read, key, "{text}");
        }
    }
}

#[test]
fn a_key_id_beside_the_key_arrives_or_is_refused_by_its_name() {
    let bench = Bench::new();
    bench.folder.write("key.pem", fixture("pem/ec.pem"));
    let mut refused = Vec::new();
    for kid in HOSTILE {
        let key = ["--private-key-file", "key.pem", "--key-id", kid];
        match bench.export(&[&FLAGS[..], &key].concat()) {
            Ok(text) => assert_eq!(bench.assert_agreed(&text)["OKTA_CC_KEY_ID"], kid),
            Err(said) => {
                assert!(
                    said.starts_with("Not written: OKTA_CC_KEY_ID has "),
                    "{said}"
                );
                assert!(said.contains("--to nango"), "the way on: {said}");
                assert!(!said.contains(kid), "{said}");
                refused.push(kid);
            }
        }
    }
    let no_spelling = [
        "${HOME}$HOME",
        "it's `touch pwned`",
        "it's $(touch pwned)",
        "it's \"here\"",
        "it\\'s; touch pwned; '",
        "two\\\\, and one at the end\\",
        "\"; touch pwned; \"'; touch pwned; '",
    ];
    assert_eq!(refused, no_spelling);
}
