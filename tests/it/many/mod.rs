//! Many connections at once: folders, patterns, JSON Lines; order, streaming, bad lines, findings across them.

mod doctor;
mod folders;
mod lines;
mod sum;

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Binary, Output, good_key};

fn fed(arguments: &[&str], input: &str) -> Output {
    Binary::of(arguments).input(input).output()
}

/// A healthy connection that is known by its client ID.
fn connection(number: usize) -> Value {
    json!({
        "client_id": format!("0oa5wyqjk6Wm{number:05}1d7"),
        "domain": "dev-12345678",
        "scopes": "okta.users.read",
        "private_key": good_key(),
    })
}

const LINES: [&str; 4] = ["lint", "--format", "jsonl", "-"];

/// The files that were judged, what was said beside, and the exit code.
fn judged(arguments: &[&str]) -> (Vec<String>, String, u8) {
    let output = fed(&[&["lint", "--format", "jsonl"], arguments].concat(), "");
    let documents = output.json_lines();
    let connections = documents.iter().filter_map(|document| {
        let source = document["connection"]["private_key"]["source"].as_str()?;
        let line = document["connection"]["private_key"]["line"].as_u64()?;
        let name = Path::new(source).file_name()?.to_str()?;
        Some(format!("{name}:{line}"))
    });
    (connections.collect(), output.err, output.code)
}
