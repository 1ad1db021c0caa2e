//! Manual pages: one for the tool and one for each command, and nothing in them that a reader of such pages objects to.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Binary, Folder, find, said};

/// The commands that `--help` lists.
fn commands() -> Vec<String> {
    let help = Binary::of(&["--help"]).output().out;
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
    let folder = Folder::new();
    // A directory that is not there yet is made.
    let out = folder.at("share/man/man1");

    let output = Binary::of(&["man", "--out", &out]).output();
    assert!(
        output.code == 0 && output.out.is_empty(),
        "{}",
        output.all()
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

    let main = folder.read("share/man/man1/okta-cc.1");
    assert_eq!(Binary::of(&["man"]).output().out, main);

    let Some(man) = find("mandoc") else { return };
    let faults = Command::new(man)
        .args(["-T", "lint", "-W", "error"])
        .args(pages.iter().map(|page| Path::new(&out).join(page)))
        .output()
        .expect("mandoc runs");
    assert!(faults.stdout.is_empty(), "{}", said(&faults));
}

#[test]
fn a_directory_that_cannot_be_made_is_named() {
    let folder = Folder::new();
    let file = folder.write("file", "");
    let output = Binary::of(&["man", "--out", &format!("{file}/man1")]).output();
    assert_eq!(output.code, 2);
    let said = output.err;
    assert!(
        said.starts_with("error: --out ") && said.contains("man1: cannot write: "),
        "{said}"
    );
}
