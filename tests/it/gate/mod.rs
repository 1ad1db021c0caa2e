//! What a run looks at and what makes it fail: the flags of the gate, and the file of a team.

mod can_i;
mod file;
mod ignores;
mod needs;
mod selection;

use serde_json::Value;

use crate::support::{Folder, Output, run};

fn json(arguments: &[&str]) -> Value {
    run(&[arguments, &["--format", "json"]].concat()).json()
}

fn checks<'a>(document: &'a Value, status: &str) -> Vec<&'a str> {
    let checks = document["checks"].as_array().expect("a list").iter();
    let checks = checks.filter(|check| check["status"] == status);
    checks.filter_map(|check| check["id"].as_str()).collect()
}

const GOOD: [&str; 3] = ["lint", "--env-file", "fixtures/good.env"];

/// `lint` of a connection that has one advice, under a team's file.
fn lint_under(toml: &str) -> Output {
    let folder = Folder::new();
    let path = folder.write("okta-cc.toml", toml);
    let flags = [
        "--scopes",
        "okta.users.read okta.users.read",
        "--config",
        &path,
    ];
    let Output { code, out, err } = run(&[&GOOD[..], &flags].concat());
    let folder = format!("{}/", folder.name());
    Output {
        code,
        out: out.replace(&folder, ""),
        err: err.replace(&folder, ""),
    }
}

fn ignore(rule: &str, until: &str) -> String {
    format!("[[ignore]]\nrule = \"{rule}\"\nreason = \"Known, see OPS-7\"\nuntil = {until}\n")
}
