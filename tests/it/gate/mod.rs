//! What a run looks at and what makes it fail: the flags of the gate, and the file of a team.

mod can_i;
mod file;
mod ignores;
mod needs;
mod selection;

use serde_json::Value;

use crate::support::{Binary, Folder, Output, fixture, run};

fn json(arguments: &[&str]) -> Value {
    run(&[arguments, &["--format", "json"]].concat()).json()
}

fn checks<'a>(document: &'a Value, status: &str) -> Vec<&'a str> {
    let checks = document["checks"].as_array().expect("a list").iter();
    let checks = checks.filter(|check| check["status"] == status);
    checks.filter_map(|check| check["id"].as_str()).collect()
}

const GOOD: [&str; 3] = ["lint", "--env-file", "fixtures/good.env"];

/// `lint` of a connection that has one advice, under a team's file. The binary says it, in the folder of that file: the
/// name of this machine's temporary folder must not say where lines break.
fn lint_under(toml: &str) -> Output {
    let folder = Folder::new();
    folder.write("okta-cc.toml", toml);
    folder.write("fixtures/good.env", fixture("good.env"));
    let scopes = ["--scopes", "okta.users.read okta.users.read"];
    let flags = [&scopes[..], &["--config", "okta-cc.toml"]];
    let lint = Binary::of(&[&GOOD[..], &flags.concat()].concat());
    lint.folder(folder.path()).output()
}

fn ignore(rule: &str, until: &str) -> String {
    format!("[[ignore]]\nrule = \"{rule}\"\nreason = \"Known, see OPS-7\"\nuntil = {until}\n")
}
