//! `--report` and `--save` destroy nothing: a report takes the place of an older report and of no other file.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Binary, Folder, OKTA_CC, Output, fixture, good};

const FORMATS: [&str; 6] = ["json", "jsonl", "sarif", "junit", "markdown", "html"];

/// A folder with all kinds of files that a run reads.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("good.env", fixture("good.env"));
    folder.write("key.json", good("PRIVATE_KEY"));
    folder.write("ca.pem", fixture("pem/certificate.pem"));
    folder.write("okta-cc.toml", "");
    folder.write(
        "connection.json",
        r#"{"client_id": "0oa5wyqjk6Wm148fE1d7"}"#,
    );
    folder.write("note.txt", "## It fails\n\nokta-cc says: invalid_client\n");
    folder
}

fn okta_cc(folder: &Path, arguments: &[&str]) -> Output {
    Binary::of(arguments).folder(folder).output()
}

fn contents(folder: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(folder).expect("a folder").flatten();
    let files = files.filter(|file| file.path().is_file());
    let mut files: Vec<_> = files
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, fs::read_to_string(file.path()).expect("text"))
        })
        .collect();
    files.sort();
    files
}

/// It is refused before anything is asked, by the name of the file and with a way on, and every file stays as it is.
#[track_caller]
fn is_refused(folder: &Path, arguments: &[&str], name: &str) {
    let before = contents(folder);
    let Output {
        code, err: said, ..
    } = okta_cc(folder, arguments);
    assert_eq!(code, 2, "{arguments:?}: {said}");
    assert!(said.contains(name), "{arguments:?}: {said}");
    assert!(said.contains("Name another file"), "{arguments:?}: {said}");
    assert!(!said.contains("Sandbox:"), "the org was started: {said}");
    assert_eq!(contents(folder), before, "{arguments:?}");
}

#[test]
fn what_is_no_report_is_not_replaced() {
    let folder = folder();
    for format in FORMATS {
        for name in ["key.json", "good.env", "ca.pem", "note.txt"] {
            let report = format!("{format}={name}");
            is_refused(
                folder.path(),
                &["doctor", "--sandbox", "--report", &report],
                name,
            );
        }
    }
}

#[test]
fn what_the_run_reads_is_not_replaced() {
    let folder = folder();
    let folder = folder.path();
    // A report that is read is no less lost.
    okta_cc(
        folder,
        &[
            "lint",
            "--env-file",
            "good.env",
            "--report",
            "json=old.json",
        ],
    );
    is_refused(
        folder,
        &["triage", "old.json", "--report", "json=old.json"],
        "old.json",
    );
    is_refused(
        folder,
        &["triage", "old.json", "--report", "json=./old.json"],
        "old.json",
    );
    // An empty one would be free otherwise.
    is_refused(
        folder,
        &["lint", "good.env", "--report", "json=okta-cc.toml"],
        "okta-cc.toml",
    );
    fs::write(folder.join("empty"), "").expect("a file");
    let runs: [&[&str]; 7] = [
        &["lint", "empty"],
        &["lint", "--private-key-file", "empty"],
        &["lint", "-c", "empty"],
        &["lint", "--env-file", "empty"],
        &["lint", "good.env", "--config", "empty"],
        &["doctor", "empty"],
        &["doctor", "--sandbox", "--ca-cert", "empty"],
    ];
    for run in runs {
        is_refused(
            folder,
            &[run, &["--report", "sarif=empty"]].concat(),
            "empty",
        );
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_around_it() {
    let folder = folder();
    let folder = folder.path();
    okta_cc(
        folder,
        &[
            "lint",
            "--env-file",
            "good.env",
            "--report",
            "json=old.json",
        ],
    );
    std::os::unix::fs::symlink("old.json", folder.join("symbolic")).expect("a link");
    fs::hard_link(folder.join("old.json"), folder.join("hard")).expect("a link");
    for link in ["symbolic", "hard"] {
        let report = format!("json={link}");
        is_refused(folder, &["triage", "old.json", "--report", &report], link);
        is_refused(
            folder,
            &["triage", link, "--report", "json=old.json"],
            "old.json",
        );
    }
    std::os::unix::fs::symlink("key.json", folder.join("to-key")).expect("a link");
    fs::hard_link(folder.join("key.json"), folder.join("also-key")).expect("a link");
    for link in ["to-key", "also-key"] {
        let report = format!("json={link}");
        let run = [
            "lint",
            "--private-key-file",
            "key.json",
            "--report",
            &report,
        ];
        is_refused(folder, &run, link);
    }
    let script = "\"$0\" triage - --report json=old.json < old.json";
    let before = contents(folder);
    let output = Command::new("sh")
        .args(["-c", script])
        .arg(OKTA_CC)
        .current_dir(folder)
        .output()
        .expect("sh runs");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(contents(folder), before);
}

#[test]
fn an_older_report_of_the_same_format_is_replaced_and_of_no_other() {
    let folder = folder();
    let folder = folder.path();
    let runs: [&[&str]; 4] = [
        &["lint", "good.env"],
        &["lint", "good.env", "absent"],
        &["lint", "absent"],
        &["triage", "note.txt"],
    ];
    for format in FORMATS {
        let report = format!("{format}=report");
        for run in runs {
            okta_cc(folder, &[run, &["--report", &report]].concat());
            let first = fs::read_to_string(folder.join("report")).expect("a report");
            let again = ["lint", "--domain", "a-admin.okta.com"];
            let output = okta_cc(folder, &[&again[..], &["--report", &report]].concat());
            assert_eq!(output.code, 1, "{format}: {}", output.err);
            let second = fs::read_to_string(folder.join("report")).expect("a report");
            assert!(first != second, "{format}");
        }
        for other in FORMATS {
            // An object on one line is both.
            let alike = format.starts_with("json") && other.starts_with("json");
            if other != format && !alike {
                let report = format!("{other}=report");
                is_refused(folder, &["lint", "key.json", "--report", &report], "report");
            }
        }
        fs::remove_file(folder.join("report")).expect("a file");
    }
}

#[test]
fn a_report_with_something_else_in_it_is_not_replaced() {
    let folder = folder();
    let folder = folder.path();
    let report = |format: &str| {
        let report = format!("{format}=report");
        okta_cc(folder, &["lint", "good.env", "absent", "--report", &report]);
        let text = fs::read_to_string(folder.join("report")).expect("a report");
        fs::remove_file(folder.join("report")).expect("a file");
        text
    };
    let foreign_run = r#"{"tool": {"driver": {"name": "CodeQL"}}, "results": []}"#;
    let run = okta_cc(folder, &["doctor", "--sandbox", "--save", "saved"]);
    assert_eq!(run.code, 0);
    let saved = fs::read_to_string(folder.join("saved")).expect("a run");
    let changed = [
        ("json", saved.clone()),
        ("jsonl", saved),
        (
            "json",
            report("json").replace("\n]\n", ",\n{\"mine\": 1}\n]\n"),
        ),
        ("jsonl", report("jsonl") + "{\"mine\": 1}\n"),
        (
            "sarif",
            report("sarif").replace("\"runs\": [", &format!("\"runs\": [{foreign_run},")),
        ),
        (
            "sarif",
            report("sarif").replace("\"name\": \"okta-cc\"", "\"name\": \"other\""),
        ),
        (
            "junit",
            report("junit").replace("name=\"okta-cc\"", "name=\"other\""),
        ),
        (
            "markdown",
            report("markdown") + "\nI think that it is the key.\n",
        ),
        ("markdown", format!("Hello,\n\n{}", report("markdown"))),
        (
            "html",
            report("html").replace("\"generator\"", "\"author\""),
        ),
    ];
    for (format, text) in changed {
        fs::write(folder.join("changed"), text).expect("a file");
        let report = format!("{format}=changed");
        is_refused(
            folder,
            &["lint", "key.json", "--report", &report],
            "changed",
        );
    }
}

#[test]
fn what_is_empty_or_not_there_yet_is_free() {
    let folder = folder();
    for format in FORMATS {
        let name = format!("made-by-mktemp.{format}");
        fs::write(folder.path().join(&name), "").expect("a file");
        for name in [&name, &format!("new.{format}")] {
            let report = format!("{format}={name}");
            let output = okta_cc(folder.path(), &["lint", "key.json", "--report", &report]);
            assert_eq!(output.code, 0, "{report}");
            let text = fs::read_to_string(folder.path().join(name)).expect("a report");
            assert!(text.contains("okta-cc"), "{report}");
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_takes_a_report_as_before() {
    let folder = folder();
    let run = |script: &str| {
        let output = Command::new("sh")
            .args(["-c", script])
            .arg(OKTA_CC)
            .current_dir(folder.path())
            .output()
            .expect("sh runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{script}: {said}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    for file in ["/dev/stdout", "/dev/fd/1", "/dev/fd/3"] {
        let script =
            format!("\"$0\" lint key.json --format short --report jsonl={file} 3>&1 | cat");
        assert!(run(&script).contains("okta-cc/report/"), "{file}");
    }
    run("\"$0\" lint key.json --report jsonl=/dev/null");
}

#[test]
fn a_saved_run_takes_no_place_either() {
    let folder = folder();
    let folder = folder.path();
    let save = ["doctor", "--sandbox", "--save"];
    for name in ["key.json", "note.txt"] {
        is_refused(folder, &[&save[..], &[name]].concat(), name);
    }
    let key = ["key.json", "--force", "--private-key-file", "key.json"];
    is_refused(folder, &[&save[..], &key].concat(), "key.json");
    let both = ["saved", "--report", "json=saved"];
    is_refused(folder, &[&save[..], &both].concat(), "saved");
    let output = okta_cc(folder, &[&save[..], &["note.txt", "--force"]].concat());
    assert_eq!(output.code, 0);
}

/// What nobody named: a configuration that was found, and the key that it names.
#[test]
fn what_a_found_configuration_leads_to_is_not_replaced() {
    let folder = folder();
    let folder = folder.path();
    let text = "client_id: 0oa5wyqjk6Wm148fE1d7\ndomain: a\nscopes: okta.users.read\nprivate_key: key.json\n";
    fs::write(folder.join("okta-cc.yaml"), text).expect("a file");
    for name in ["okta-cc.yaml", "key.json", "okta-cc.toml"] {
        is_refused(folder, &["doctor", "--save", name, "--force"], name);
    }
}

/// Another user may put a link there while the run waits for its input.
#[cfg(unix)]
#[test]
fn what_comes_to_the_place_of_a_report_during_the_run_is_not_replaced() {
    use std::io::Write as _;
    use std::process::Stdio;
    use std::thread::sleep;
    use std::time::Duration;

    let folder = folder();
    let mut run = Command::new(OKTA_CC)
        .args(["lint", "-", "--format", "short", "--report", "json=r.json"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts");
    // It has looked at the place when it reads its input.
    sleep(Duration::from_secs(1));
    std::os::unix::fs::symlink("key.json", folder.path().join("r.json")).expect("a link");
    let before = fs::read_to_string(folder.path().join("key.json")).expect("text");
    let mut input = run.stdin.take().expect("it is piped");
    input
        .write_all(fixture("good.env").as_bytes())
        .expect("it reads");
    drop(input);
    let code = run.wait().expect("it ends").code();
    let after = fs::read_to_string(folder.path().join("key.json")).expect("text");
    assert!(after == before, "the key was replaced");
    assert_eq!(code, Some(2));
}
