//! Pasted failures of many formats: what is found, what is offered beside it, and what never comes out.

mod accuracy;
mod causes;
mod long;
mod reply;
mod secrets;

use okta_cc::engine::report::Report;
use serde_json::Value;

use crate::support::{Folder, Output, Run};

fn ids(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|found| found.rule.id).collect()
}

/// On a terminal that breaks lines where most do.
fn say(arguments: &[&str]) -> Output {
    Run::of(arguments).width(90).output()
}

fn account(text: &str) -> Value {
    let folder = Folder::new();
    let path = folder.write("pasted", text);
    let document = say(&["triage", "--format", "json", &path]).json();
    document["triage"].clone()
}
