//! SECURITY.md names the test of each promise.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::ROOT;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_promise_has_tests_that_there_are() {
    let page = include_str!("../../../SECURITY.md");
    let mut files = Vec::new();
    for folder in ["src", "tests/it"] {
        sources(&Path::new(ROOT).join(folder), &mut files);
    }
    let texts = files.iter().map(fs::read_to_string);
    let code: String = texts.map(|text| text.expect("a text")).collect();
    let (_, promises) = page.split_once("\n## What we promise\n").expect("promises");
    let (promises, _) = promises.split_once("\n## ").expect("an end");
    for promise in promises.split("\n**").skip(1) {
        let lines = promise.lines().filter_map(|line| line.strip_prefix("- "));
        let tests: Vec<&str> = lines
            .flat_map(|line| line.split(", "))
            .map(|name| name.trim_matches('`'))
            .collect();
        assert!(!tests.is_empty(), "no test: {promise}");
        for test in tests {
            let is_there = code.contains(&format!("fn {test}("));
            assert!(is_there, "no test is called {test}");
        }
    }
}
