//! A run that ends in the middle of its work leaves nothing behind: no half file, and no second copy of a key.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command};

use serde_json::json;

use crate::support::{Binary, Folder, OKTA_CC, fixture, good, good_key};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// The file system ends the process in the middle of its write, by a signal that it cannot answer: a file may have one
/// block alone.
#[test]
fn a_write_that_is_cut_off_leaves_no_copy_of_a_key() {
    let folder = Folder::new();
    let broken = good("PRIVATE_KEY").replace("\"RS256\"", "\"RS512\"");
    folder.write("key.json", &broken);
    folder.write("old.json", "mine");
    for command in [
        "fix key.json --write new.json",
        "fix key.json --write old.json --force",
        "keygen --out new.json",
        "export --to nango -c connection.json --out new.json",
    ] {
        let connection = json!({
            "client_id": good("CLIENT_ID"),
            "domain": "dev-12345678",
            "scopes": "okta.users.read",
            "private_key": good_key(),
        });
        folder.write("connection.json", connection.to_string());
        let before = names(folder.path());
        let script = format!("ulimit -c 0; ulimit -f 1; exec \"$0\" {command}");
        let output = Command::new("bash")
            .args(["-c", &script])
            .arg(OKTA_CC)
            .current_dir(folder.path())
            .output()
            .expect("bash runs");
        assert!(
            output.status.code().is_none(),
            "{command}: it was not cut off"
        );
        assert_eq!(names(folder.path()), before, "{command}");
        assert_eq!(folder.read("old.json"), "mine", "{command}");
    }
}

/// `lint` that has judged one line, and waits for the next.
fn waiting(folder: &Folder, reports: &[&str]) -> Child {
    let mut arguments = vec!["lint", "-", "--format", "jsonl"];
    for report in reports {
        arguments.extend(["--report", report]);
    }
    let mut child = Binary::of(&arguments).folder(folder.path()).start();
    let stdin = child.stdin.as_mut().expect("a pipe");
    let line =
        json!({"client_id": "0oa5wyqjk6Wm148fE1d7", "domain": "a", "private_key": good_key()});
    writeln!(stdin, "{line}").expect("it reads");
    let mut first = String::new();
    let stdout = child.stdout.as_mut().expect("a pipe");
    BufReader::new(stdout)
        .read_line(&mut first)
        .expect("it writes");
    assert!(first.contains("okta-cc/report/"), "{first}");
    child
}

#[test]
fn a_run_that_is_ended_leaves_no_part_of_a_report() {
    for signal in ["INT", "TERM", "KILL"] {
        let folder = Folder::new();
        let reports = ["json=r.json", "sarif=r.sarif", "html=r.html"];
        let mut child = waiting(&folder, &reports);
        let id = child.id().to_string();
        let killed = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(killed.expect("kill runs").success());
        child.wait().expect("it ends");
        assert_eq!(names(folder.path()), [""; 0], "{signal}");
    }
}

/// The largest amount of memory that the process had, in KiB (proc(5)).
#[cfg(target_os = "linux")]
fn peak(child: &Child) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    number
        .and_then(|number| number.parse().ok())
        .expect("a number")
}

/// What is written is in the files and not in memory, whatever the format.
#[cfg(target_os = "linux")]
#[test]
fn reports_of_many_take_no_more_memory_than_those_of_few() {
    let folder = Folder::new();
    for format in ["json", "jsonl", "sarif", "junit", "markdown", "html"] {
        let report = format!("{format}=report");
        let arguments = ["lint", "-", "--format", "jsonl", "--report", &report];
        let mut child = Binary::of(&arguments).folder(folder.path()).start();
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        // Without a key it is quick, and has as much to say.
        let line =
            json!({"client_id": "0oa", "domain": "https://a-admin.okta.com/", "scopes": "a b c"});
        let mut judged = |count: usize| {
            for _ in 0..count {
                writeln!(stdin, "{line}").expect("it reads");
                let mut said = String::new();
                stdout.read_line(&mut said).expect("it writes");
                assert!(said.contains("okta-cc/report/"), "{said}");
            }
        };
        judged(100);
        let few = peak(&child);
        judged(300);
        let more = peak(&child).saturating_sub(few);
        assert!(more < 3 << 10, "{format}: {more} KiB for 300 connections");
        drop(stdin);
        child.wait().expect("it ends");
        let text = folder.read("report");
        assert!(text.len() > 100_000, "{format}");
        fs::remove_file(folder.path().join("report")).expect("a file");
    }
}

/// The report of the run before, in a folder that is looked through, is no connection and is replaced again.
#[test]
fn a_report_in_the_folder_that_is_judged_is_replaced_each_time() {
    let folder = Folder::new();
    folder.write("okta.env", fixture("good.env"));
    for format in ["json", "jsonl", "sarif", "junit", "markdown", "html"] {
        let report = format!("{format}=report.{format}");
        for folders in [".", "*"] {
            let output = Binary::of(&["lint", folders, "--report", &report])
                .folder(folder.path())
                .output();
            assert_eq!(output.code, 0, "{format}: {folders}: {}", output.all());
        }
        fs::remove_file(folder.path().join(format!("report.{format}"))).expect("a file");
    }
}
