//! SARIF, by the standard's own schema and by what GitHub wants beyond it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{BROKEN, report, repository, text};
use crate::support::{Folder, ROOT, said};

/// The standard's own schema, which serde-sarif is generated from and carries along.
fn sarif_schema() -> jsonschema::Validator {
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        let output = cargo.args(arguments).current_dir(ROOT).output();
        let output = output.expect("cargo runs");
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        output.stdout
    };
    let version = String::from_utf8(cargo(&["-vV"])).expect("UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.expect("cargo says what it runs on");
    // What other platforms and features need was never downloaded where nothing but this was built.
    let narrow = ["--no-default-features", "--filter-platform", host];
    let offline = ["metadata", "--format-version", "1", "--offline", "--locked"];
    let metadata = cargo(&[&offline[..], &narrow].concat());
    let metadata: Value = serde_json::from_slice(&metadata).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let package = packages
        .iter()
        .find(|package| package["name"] == "serde-sarif");
    let manifest = package.expect("a dependency")["manifest_path"]
        .as_str()
        .expect("a path");
    let schema = Path::new(manifest)
        .with_file_name("src")
        .join("schema.json");
    let schema = fs::read_to_string(schema).expect("the schema");
    // One pattern, of a member that we do not write, closes a bracket that it never opened. That is allowed in JavaScript.
    let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let title = schema["title"].as_str().expect("a title");
    assert!(
        title.contains("SARIF") && title.contains("2.1.0"),
        "{title}"
    );
    jsonschema::validator_for(&schema).expect("a schema")
}

/// What GitHub wants beyond the schema.
fn assert_github_shows(folder: &Path, log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    assert!(text(log, "/$schema").contains("2.1.0"));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for rule in rules {
        for pointer in [
            "/id",
            "/name",
            "/shortDescription/text",
            "/fullDescription/text",
            "/help/text",
            "/help/markdown",
            "/helpUri",
            "/defaultConfiguration/level",
        ] {
            assert!(!text(rule, pointer).is_empty(), "{pointer}: {rule}");
        }
        assert!(
            text(rule, "/name").len() <= 255 && text(rule, "/fullDescription/text").len() <= 1024
        );
        assert!(!text(rule, "/help/text").contains("## Fires"));
    }
    for result in run["results"].as_array().expect("results") {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&text(result, "/level")));
        assert!(text(result, "/partialFingerprints/primaryLocationLineHash").contains(':'));
        let locations = result["locations"].as_array().expect("locations");
        assert_eq!(locations.len(), 1);
        let place = &locations[0]["physicalLocation"];
        let number = |name: &str| {
            place["region"][name]
                .as_u64()
                .unwrap_or_else(|| panic!("no {name}: {place}"))
        };
        let start = (number("startLine"), number("startColumn"));
        let end = (number("endLine"), number("endColumn"));
        assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{place}");
        assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
        let uri = text(place, "/artifactLocation/uri");
        assert!(
            !uri.starts_with('/') && !uri.contains(['\\', ' ', ':', ',']),
            "{uri}"
        );
        let path = uri
            .replace("%20", " ")
            .replace("%2C", ",")
            .replace("%25", "%");
        assert!(folder.join(&path).is_file(), "{path} is not there");
    }
}

#[test]
fn sarif_fits_the_standard_and_what_github_shows() {
    let (folder, schema) = (repository(), sarif_schema());
    let folder = folder.path();
    let runs: [&[&str]; 9] = [
        &["lint", "good.env"],
        &["lint", BROKEN],
        &["lint", BROKEN, BROKEN, "absent", "good.env"],
        &["lint", "--domain", "https://acme-admin.okta.com"],
        &["lint", "absent"],
        &["lint"],
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
        let log = report(folder, "sarif", run);
        let log: Value = serde_json::from_str(&log).expect("JSON");
        let faults: Vec<String> = schema.iter_errors(&log).map(|e| e.to_string()).collect();
        assert!(faults.is_empty(), "{run:?}: {faults:?}");
        assert_github_shows(folder, &log);
        let successful = &log["runs"][0]["invocations"][0]["executionSuccessful"];
        let failed = run.contains(&"absent") || run == ["lint"];
        assert_eq!(successful, &Value::from(!failed), "{run:?}");
    }
}

#[test]
fn a_result_stands_where_the_fault_is_and_else_in_a_file_that_is_there() {
    let repository = repository();
    let folder = repository.path();
    let places = |arguments: &[&str]| -> Vec<(String, u64)> {
        let log: Value = serde_json::from_str(&report(folder, "sarif", arguments)).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results");
        let admin = results
            .iter()
            .filter(|result| result["ruleId"] == "domain_is_admin_console");
        let place = |result: &Value| {
            let place = &result["locations"][0]["physicalLocation"];
            let line = place["region"]["startLine"].as_u64().expect("a line");
            (text(place, "/artifactLocation/uri").to_owned(), line)
        };
        admin.map(place).collect()
    };
    let path = "deploy/a%20file%2C%2050%25.json";
    assert_eq!(places(&["lint", BROKEN]), [(path.to_owned(), 3)]);
    let flag = ["lint", "--domain", "https://acme-admin.okta.com"];
    assert_eq!(places(&flag), [("README.md".to_owned(), 1)]);
    repository.write("okta-cc.toml", "");
    assert_eq!(places(&flag), [("okta-cc.toml".to_owned(), 1)]);
    // From a folder inside, the path still begins at the root; a file outside is not GitHub's to show.
    let inside = folder.join("deploy");
    let log = report(&inside, "sarif", &["lint", "a file, 50%.json"]);
    assert!(log.contains(path), "{log}");
    let outside = Folder::new();
    let elsewhere = &*outside.write("connection.json", repository.read(BROKEN));
    assert_eq!(
        places(&["lint", elsewhere]),
        [("okta-cc.toml".to_owned(), 1)]
    );
    let log = report(folder, "sarif", &["lint", elsewhere]);
    assert!(
        log.contains("connection.json:3:"),
        "the message says where it is: {log}"
    );
}

#[test]
fn what_is_ignored_is_suppressed_and_not_left_out() {
    let folder = repository();
    let ignore =
        "[[ignore]]\nrule = \"domain_is_admin_console\"\nreason = \"known\"\nuntil = 2999-12-31\n";
    folder.write("okta-cc.toml", ignore);
    let log = report(folder.path(), "sarif", &["lint", BROKEN]);
    let log: Value = serde_json::from_str(&log).expect("JSON");
    assert!(sarif_schema().is_valid(&log));
    assert_github_shows(folder.path(), &log);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let why = |rule: &str| {
        let result = results.iter().find(|result| result["ruleId"] == rule);
        result.expect("a result")["suppressions"].clone()
    };
    assert_eq!(why("scopes_missing"), serde_json::json!([]));
    let said = "known (until 2999-12-31, okta-cc.toml:2)";
    let expected =
        serde_json::json!([{"kind": "external", "status": "accepted", "justification": said}]);
    assert_eq!(why("domain_is_admin_console"), expected);
    let xml = report(folder.path(), "junit", &["lint", BROKEN]);
    let case = xml.split("domain_is_admin_console").nth(1).expect("a case");
    let case = case.split("</testcase>").next().unwrap_or_default();
    assert!(
        case.contains("<skipped message=\"ignored until 2999-12-31: known\"/>"),
        "{case}"
    );
}

#[test]
fn fingerprints_stay_and_tell_twins_apart() {
    let folder = repository();
    let prints = || {
        let log = report(folder.path(), "sarif", &["lint", BROKEN, BROKEN]);
        let log: Value = serde_json::from_str(&log).expect("JSON");
        let results = log["runs"][0]["results"]
            .as_array()
            .expect("results")
            .clone();
        let print = |result: &Value| {
            text(result, "/partialFingerprints/primaryLocationLineHash").to_owned()
        };
        results.iter().map(print).collect::<Vec<_>>()
    };
    let first = prints();
    assert_eq!(first, prints());
    let mut unique = first.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), first.len(), "{first:?}");
}
