//! JSON Lines beyond one machine: the same findings come out of Spark's `pipe` as of one process.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::support::{Binary, Folder, OKTA_CC, ROOT, good_key, skipped};

/// A Python whose Spark starts here, which takes a Java that it likes; `None`, with the reason printed.
fn python() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let own = target.map(|target| target.join("ci-venv/bin/python3"));
    let start = "from pyspark import SparkContext; SparkContext('local').stop()";
    let starts = |python: &PathBuf| {
        let started = Command::new(python).args(["-c", start]).output();
        started.is_ok_and(|output| output.status.success())
    };
    let mut pythons = own.into_iter().chain(["python3".into()]);
    let python = pythons.find(starts);
    if python.is_none() {
        skipped("no PySpark starts on this machine (.ci/run installs it; it needs Java)");
    }
    python
}

/// Of each report: whose it is, the rules that found something, and the outcome.
fn findings(reports: &str) -> Vec<(Value, Vec<Value>, Value)> {
    let reports = reports
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    let reports = reports.filter(|report: &Value| report["run"].get("connections").is_none());
    let mut found = Vec::new();
    for report in reports {
        let findings = report["findings"].as_array().expect("a list");
        found.push((
            report["connection"]["client_id"]["shown"].clone(),
            findings
                .iter()
                .map(|finding| finding["id"].clone())
                .collect(),
            report["run"]["outcome"].clone(),
        ));
    }
    found
}

#[test]
fn spark_finds_what_one_process_finds() {
    let Some(python) = python() else {
        return;
    };
    let key = good_key();
    let mut lines = String::new();
    for number in 0..40 {
        let mut connection = json!({
            "client_id": format!("0oa5wyqjk6Wm{number:05}1d7"),
            "domain": "dev-12345678",
            "scopes": "okta.users.read",
            "private_key": key,
        });
        match number % 5 {
            1 => connection["private_key"]["kid"] = "".into(),
            2 => connection["domain"] = "https://dev-12345678-admin.okta.com".into(),
            3 => connection["private_key"]["dp"] = key["dq"].clone(),
            _ => {}
        }
        writeln!(lines, "{connection}").expect("a string takes everything");
    }
    lines.push_str("nonsense\n");
    let folder = Folder::new();
    let file = folder.write("connections.jsonl", lines);

    let alone = Binary::of(&["lint", "--format", "jsonl", &file]).output();
    let spark = Command::new(python)
        .arg("tests/it/spark/pipe.py")
        .args([OKTA_CC, &file])
        .current_dir(ROOT)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&spark.stderr);
    assert!(spark.status.success(), "{said}");
    let found = findings(&String::from_utf8_lossy(&spark.stdout));
    assert_eq!(found.len(), 41, "{said}");
    assert_eq!(found, findings(&alone.out));
}
