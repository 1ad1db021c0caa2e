//! Every format of every command: one document whatever happens, and an exit code that does not depend on it.

use std::path::Path;

use serde_json::Value;

use crate::support::{Folder, assert_fits_the_schema, fixture, run};

const FORMATS: [&str; 6] = ["human", "short", "json", "jsonl", "github", "markdown"];
/// Of these standard output is one document, also when the command fails.
const DOCUMENTS: [&str; 4] = ["json", "jsonl", "github", "markdown"];

/// Whether `text` is one document of the format, by the rules of who reads it.
fn check(format: &str, text: &str) {
    let is_valid = |text: &str| {
        let value: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"));
        assert_fits_the_schema(&value);
    };
    match format {
        "json" => is_valid(text),
        "jsonl" => text.lines().for_each(is_valid),
        "github" => {
            let (more, commands): (Vec<_>, Vec<_>) =
                text.lines().partition(|line| line.starts_with("and "));
            assert!(more.len() <= 1 && commands.len() <= 10, "{text}");
            for line in commands {
                let known = ["::error ", "::warning ", "::notice "];
                assert!(
                    known.iter().any(|start| line.starts_with(start)),
                    "{line:?}"
                );
            }
        }
        "markdown" => assert!(text.starts_with("## "), "{text}"),
        _ => {}
    }
}

#[test]
fn the_exit_code_and_the_document_hold_in_every_format() {
    let folder = Folder::new();
    let good = folder.write("good.env", fixture("good.env"));
    let broken = folder.write("key.json", r#"{"kty":"RSA"}"#);
    let weak = folder.write("weak.json", r#"{"client_id": "0oa5wyqjk6Wm148fE1d7"}"#);
    let note = folder.write("note.txt", "The client_assertion JWT kid is invalid.");
    let absent = folder.at("absent");
    let scenarios: [&[&str]; 18] = [
        &["lint", &good],
        &["lint", &broken],
        &["lint", &good, &broken],
        &["lint", &good, &weak, "--fail-on", "never"],
        &["lint", &good, "--domain", "https://a-admin.okta.com/"],
        &["lint", &absent],
        &["lint", &good, &absent, &broken],
        &["lint"],
        &["lint", "-", "-"],
        &["lint", "-c", &absent],
        &["triage", &note],
        &["triage", &note, &absent, &note],
        &["triage", &absent],
        &["doctor"],
        &["doctor", "--sandbox=nonsense"],
        &["doctor", "--sandbox=no_admin_role"],
        &["doctor", "--sandbox"],
        &[
            "doctor",
            "--env-file",
            &good,
            "--base-url",
            "http://127.0.0.1:9",
        ],
    ];
    for scenario in scenarios {
        let codes = FORMATS.map(|format| {
            let arguments: Vec<&str> = scenario
                .iter()
                .copied()
                .chain(["--format", format])
                .collect();
            let said = run(&arguments);
            if DOCUMENTS.contains(&format) && !(format == "github" && said.out.is_empty()) {
                check(format, &said.out);
            }
            if said.code == 2 {
                assert!(said.err.contains("error: "), "{arguments:?}: {}", said.err);
            }
            said.code
        });
        assert!(
            codes.iter().all(|code| *code == codes[0]),
            "{scenario:?}: {codes:?}"
        );
    }
}

#[test]
fn one_named_connection_is_an_object_and_several_are_an_array_in_their_order() {
    let folder = Folder::new();
    let good = folder.write("good.env", fixture("good.env"));
    let broken = folder.write("key.json", r#"{"kty":"RSA"}"#);
    let read = |arguments: &[&str]| run(arguments).json();
    assert!(read(&["lint", &good, "--format", "json"]).is_object());
    assert!(read(&["lint", "absent", "--format", "json"]).is_object());
    let said = run(&["lint", &good, "absent", &broken, "--format", "json"]);
    assert_eq!(said.code, 2);
    let all = said.json();
    let all = all.as_array().expect("an array");
    let outcomes: Vec<_> = all
        .iter()
        .map(|one| one["run"]["outcome"].as_str())
        .collect();
    assert_eq!(outcomes, [Some("ready"), None, Some("problem")]);
    assert_eq!(all[1]["error"]["source"], "absent");
    assert!(
        said.err
            .contains(all[1]["error"]["message"].as_str().expect("a message"))
    );
    // A report a line, so that a line can be cut out.
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[4]), (5, "[", "]"));
    let stream = run(&["lint", &good, "absent", &broken, "--format", "jsonl"]);
    assert_eq!(stream.out.lines().count(), 3);
}

#[test]
fn what_cannot_be_read_stands_at_its_place_in_github() {
    let folder = Folder::new();
    let path = folder.write("okta.yaml", "okta:\n  client: [\n");
    let said = run(&["lint", &path, "--format", "github"]).out;
    let start = format!("::error file={path},line=3,title=okta-cc::");
    assert!(said.starts_with(&start), "{said}");
}

#[test]
fn an_annotation_stands_at_its_line_and_only_in_a_file() {
    let folder = Folder::new();
    let text = "{\n \"client_id\": \"0oa5wyqjk6Wm148fE1d7\",\n \"domain\": \"https://a-admin.okta.com\"\n}";
    let path = folder.write("a,b: 50%.json", text);
    let said = run(&["lint", &path, "--format", "github"]).out;
    let line = said
        .lines()
        .find(|line| line.contains("domain_is_admin_console"));
    let line = line.unwrap_or_else(|| panic!("{said}"));
    let escaped = path
        .replace('%', "%25")
        .replace(':', "%3A")
        .replace(',', "%2C");
    let start = format!("::error file={escaped},line=3,endLine=3,col=");
    assert!(line.starts_with(&start), "{line}\n{start}");
    assert!(
        line.contains("title=domain_is_admin_console (error%2C certain)::The domain"),
        "{line}"
    );
    let said = run(&[
        "lint",
        "--domain",
        "https://a-admin.okta.com",
        "--format",
        "github",
    ])
    .out;
    assert!(
        said.contains("domain_is_admin_console") && !said.contains("file="),
        "{said}"
    );
}

#[test]
fn the_gravest_ten_are_annotated_and_the_rest_is_counted() {
    let folder = Folder::new();
    let weak = folder.write(
        "weak.json",
        r#"{"client_id": "0oa5wyqjk6Wm148fE1d7", "domain": "acme-admin"}"#,
    );
    let mut arguments = vec!["lint"];
    arguments.extend([weak.as_str(); 8]);
    arguments.extend(["--format", "github"]);
    let said = run(&arguments).out;
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 11, "{said}");
    let all = run(&["lint", &weak, "--format", "json"]).json();
    let all = 8 * all["findings"].as_array().expect("findings").len();
    assert_eq!(lines[10], format!("and {} more", all - 10));
    assert!(
        lines[..10].iter().all(|line| line.starts_with("::error ")),
        "{said}"
    );
}

#[test]
fn a_file_is_what_standard_output_would_be() {
    let folder = Folder::new();
    let good = folder.write("good.env", fixture("good.env"));
    for (format, inputs) in [
        ("json", vec![good.as_str()]),
        ("json", vec![&good, "absent", &good]),
        ("jsonl", vec![&good, "absent", &good]),
        ("json", vec!["absent"]),
        ("markdown", vec![&good, "absent"]),
    ] {
        // A report takes no other one's place.
        let name = format!("report.{format}");
        let path = folder.at(&name);
        let report = format!("{format}={path}");
        let mut arguments = vec!["lint"];
        arguments.extend(&inputs);
        let mut with_report = arguments.clone();
        with_report.extend(["--report", &report]);
        arguments.extend(["--format", format]);
        run(&with_report);
        let written = folder.read(&name);
        assert_eq!(
            settled(&written),
            settled(&run(&arguments).out),
            "{inputs:?}"
        );
    }
    assert!(!Path::new("absent").exists());
}

/// Without the time.
fn settled(text: &str) -> String {
    let digits = text.replace(|c: char| c.is_ascii_digit(), "#");
    digits.replace("##", "#").replace("##", "#")
}
