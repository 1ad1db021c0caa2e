//! JUnit, by the schema of Jenkins.

use std::process::Command;

use super::{BROKEN, report, repository};
use crate::support::{Binary, ROOT, skipped};

#[test]
fn junit_fits_the_schema_of_jenkins() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        return skipped("no xmllint on this machine (Debian: apt-get install libxml2-utils)");
    }
    let folder = repository();
    let folder = folder.path();
    let schema = &format!("{ROOT}/fixtures/junit-10.xsd");
    let runs: [&[&str]; 6] = [
        &["lint", "good.env"],
        &["lint", BROKEN, "absent", "good.env"],
        &["lint", "--domain", "a\u{1b}[31m]]>&<\"'\u{202e}"],
        &["triage", "README.md"],
        &["doctor", "--sandbox=no_admin_role"],
        &[
            "doctor",
            "--env-file",
            "good.env",
            "--base-url",
            "http://127.0.0.1:9",
        ],
    ];
    for run in runs {
        report(folder, "junit", run);
        let mut xmllint = Command::new("xmllint");
        let xmllint = xmllint.args(["--nonet", "--noout", "--schema", schema, "report-junit"]);
        let output = xmllint.current_dir(folder).output().expect("xmllint runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{run:?}: {said}");
    }
}

#[test]
fn junit_shows_what_passed_what_failed_and_what_was_not_looked_at() {
    let folder = repository();
    let read = |arguments: &[&str]| {
        let xml = report(folder.path(), "junit", arguments);
        quick_junit::Report::deserialize_from_str(&xml).unwrap_or_else(|e| panic!("{e}: {xml}"))
    };
    let good = read(&["lint", "good.env"]);
    let names: Vec<&str> = good
        .test_suites
        .iter()
        .map(|suite| suite.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["inputs", "key", "domain", "scopes", "org", "token", "api"]
    );
    // Those that compare connections have nothing to say of one.
    let rules = okta_cc::rules::RULES.iter().filter(|rule| !rule.across);
    let rules = rules.count();
    assert_eq!(good.tests, rules);
    assert_eq!((good.failures, good.errors), (0, 0));
    let skipped: usize = good.test_suites.iter().map(|suite| suite.skipped).sum();
    assert!(skipped > 0 && skipped < good.tests);
    let broken = read(&["lint", BROKEN, "good.env"]);
    assert_eq!(broken.tests, 2 * rules);
    assert!(broken.failures > 0);
    let undecided = [
        "doctor",
        "--env-file",
        "good.env",
        "--base-url",
        "http://127.0.0.1:9",
    ];
    let undecided = read(&undecided);
    assert!(undecided.errors > 0 && undecided.failures == 0);
    // A warning passes until it makes the command fail.
    let weak = [
        "lint",
        "good.env",
        "--scopes",
        "okta.users.read okta.users.read",
    ];
    let gated: Vec<&str> = weak
        .iter()
        .copied()
        .chain(["--fail-on", "warning"])
        .collect();
    let (passing, failing) = (read(&weak), read(&gated));
    assert_eq!(passing.failures, 0);
    let exit = Binary::of(&gated).folder(folder.path()).output().code;
    assert_eq!(failing.failures > 0, exit == 1);
}
