//! Recognises reports that okta-cc wrote earlier: only these may be replaced without `--force`.

use std::io::{BufRead, Read as _};

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Each function here reads only as much as it needs.
pub(super) fn is_json(text: &mut dyn BufRead) -> bool {
    let is_array = text.fill_buf().is_ok_and(|start| start.starts_with(b"["));
    if is_array {
        read(text).is_some_and(|all: Vec<DocumentKind>| all.iter().all(DocumentKind::is_ours))
    } else {
        read(text).is_some_and(|one: DocumentKind| one.is_ours())
    }
}

pub(super) fn is_jsonl(text: &mut dyn BufRead) -> bool {
    let mut all = serde_json::Deserializer::from_reader(text).into_iter::<DocumentKind>();
    all.all(|one| one.is_ok_and(|one| one.is_ours()))
}

pub(super) fn is_sarif(text: &mut dyn BufRead) -> bool {
    let ours = |log: Log| {
        let mut names = log.runs.iter().map(|run| run.tool.driver.name.as_str());
        !log.runs.is_empty() && names.all(|name| name == "okta-cc")
    };
    read(text).is_some_and(ours)
}

pub(super) fn is_junit(text: &mut dyn BufRead) -> bool {
    let start = start(text);
    let root = start.split_once("?>").map(|(_, root)| root.trim_start());
    root.is_some_and(|root| root.starts_with("<testsuites name=\"okta-cc\" "))
}

pub(super) fn is_html(text: &mut dyn BufRead) -> bool {
    let start = start(text);
    start.starts_with("<!doctype html>")
        && start.contains("<meta name=\"generator\" content=\"okta-cc ")
}

/// Recognised by its first and its last line: a file into which a person wrote more is not ours to replace.
pub(super) fn is_markdown(text: &mut dyn BufRead) -> bool {
    let mut lines = text.lines();
    let Some(Ok(first)) = lines.next() else {
        return false;
    };
    let mut last = String::new();
    for line in lines {
        match line {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => last = line,
            Err(_) => return false,
        }
    }
    first.starts_with("## ")
        && last.starts_with("okta-cc ")
        && last.trim_end().ends_with(". No secret is in this report.")
}

fn read<T: DeserializeOwned>(text: &mut dyn BufRead) -> Option<T> {
    serde_json::from_reader(text).ok()
}

/// The beginning of a file, before any text of a user.
fn start(text: &mut dyn BufRead) -> String {
    let mut start = Vec::new();
    let read = text.take(1024).read_to_end(&mut start);
    read.map_or_else(
        |_| String::new(),
        |_| String::from_utf8_lossy(&start).into(),
    )
}

/// A document of `--format json`, of whatever version.
#[derive(Deserialize)]
struct DocumentKind {
    schema: String,
    tool: Name,
}

impl DocumentKind {
    fn is_ours(&self) -> bool {
        let kinds = ["okta-cc/report/", "okta-cc/failure/"];
        let is_one = kinds.iter().any(|kind| self.schema.starts_with(kind));
        is_one && self.tool.name == "okta-cc"
    }
}

#[derive(Deserialize)]
struct Name {
    name: String,
}

#[derive(Deserialize)]
struct Log {
    runs: Vec<Run>,
}

#[derive(Deserialize)]
struct Run {
    tool: Tool,
}

#[derive(Deserialize)]
struct Tool {
    driver: Name,
}
