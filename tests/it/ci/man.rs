//! Manual pages: one for the tool and one for each command, and nothing in them that a reader of such pages objects to.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::tools::{OKTA_CC, find, said};

/// The commands that `--help` lists.
fn commands() -> Vec<String> {
    let help = Command::new(OKTA_CC)
        .arg("--help")
        .output()
        .expect("it runs");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    let (_, list) = help.split_once("Commands:\n").expect("a list of commands");
    let names = list.lines().take_while(|line| !line.is_empty());
    let names = names.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn there_is_a_page_for_the_tool_and_for_each_command() {
    let folder = TempDir::new().expect("a folder");
    // A directory that is not there yet is made.
    let out = folder.path().join("share/man/man1");
    let output = Command::new(OKTA_CC)
        .args(["man", "--out"])
        .arg(&out)
        .output()
        .expect("it runs");
    assert!(
        output.status.success() && output.stdout.is_empty(),
        "{}",
        said(&output)
    );
    let pages = fs::read_dir(&out).expect("a folder of pages").map(|entry| {
        let name = entry.expect("a page").file_name();
        name.into_string().expect("UTF-8")
    });
    let pages: BTreeSet<String> = pages.collect();
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    let expected = commands.iter().map(|name| format!("okta-cc-{name}.1"));
    let expected: BTreeSet<String> = expected.chain(["okta-cc.1".to_owned()]).collect();
    assert_eq!(pages, expected);

    let main = fs::read(out.join("okta-cc.1")).expect("the page");
    let printed = Command::new(OKTA_CC).arg("man").output().expect("it runs");
    assert_eq!(printed.stdout, main);

    let Some(man) = find("mandoc") else { return };
    let faults = Command::new(man)
        .args(["-T", "lint", "-W", "error"])
        .args(pages.iter().map(|page| out.join(page)))
        .output()
        .expect("mandoc runs");
    assert!(faults.stdout.is_empty(), "{}", said(&faults));
}

#[test]
fn a_directory_that_cannot_be_made_is_named() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let output = Command::new(OKTA_CC)
        .args(["man", "--out"])
        .arg(file.join("man1"))
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("error: --out ") && said.contains("man1: cannot write: "),
        "{said}"
    );
}
