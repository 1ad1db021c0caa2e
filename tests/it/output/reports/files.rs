//! The files of `--report` and the summary of a step: written whatever the format, or refused before anything is asked.

use std::fs;

use super::{BROKEN, repository};
use crate::support::{Binary, Output};

#[test]
fn a_report_that_cannot_be_written_is_told_before_anything_is_asked() {
    let folder = repository();
    let fails = |reports: &[&str], said: &str| {
        let mut arguments = vec!["doctor", "--sandbox", "--format", "json"];
        for report in reports {
            arguments.extend(["--report", report]);
        }
        let Output { code, err, .. } = Binary::of(&arguments).folder(folder.path()).output();
        assert_eq!(code, 2, "{reports:?}: {err}");
        assert!(err.contains(said), "{err}");
        assert!(!err.contains("Sandbox:"), "the org was started: {err}");
    };
    fails(&["sarif=-"], "--format");
    fails(&["sarif="], "no file is named");
    fails(&["pdf=x"], "there is no such format");
    fails(&["sarif"], "no file is named");
    fails(&["sarif=nowhere/x.sarif"], "nowhere/x.sarif");
    fails(&["sarif=deploy"], "deploy");
    fails(&["sarif=x", "junit=x"], "two reports");
    fails(&["sarif=x", "junit=deploy/../x"], "two reports");
    assert!(!folder.path().join("x").exists());
}

#[test]
fn one_run_writes_many_files_whatever_the_format() {
    let folder = repository();
    let formats = ["json", "jsonl", "sarif", "junit", "markdown", "html"];
    let flags: Vec<String> = formats
        .iter()
        .map(|format| format!("{format}=out.{format}"))
        .collect();
    for stdout in ["human", "short", "json", "jsonl", "github", "markdown"] {
        let mut arguments = vec!["lint", BROKEN, "absent", "--format", stdout];
        for flag in &flags {
            arguments.extend(["--report", flag]);
        }
        let output = Binary::of(&arguments).folder(folder.path()).output();
        assert_eq!(output.code, 2);
        for format in formats {
            let name = format!("out.{format}");
            let written = folder.read(&name);
            assert!(
                written.contains("domain_is_admin_console") || format == "markdown",
                "{name}"
            );
            assert!(
                written.contains("absent"),
                "{name} does not tell of what was not judged"
            );
            fs::remove_file(folder.at(&name)).expect("a file");
        }
    }
}

#[test]
fn github_gets_a_summary_of_the_step_beside_the_annotations() {
    let folder = repository();
    let summary = folder.write("summary.md", "before\n");
    let lint = |more: &[&str]| {
        let lint = Binary::of(&[&["lint", BROKEN], more].concat());
        let lint = lint.folder(folder.path());
        lint.environment(&[("GITHUB_STEP_SUMMARY", &summary)])
            .output()
    };
    assert!(lint(&["--format", "github"]).out.starts_with("::error "));
    let written = folder.read("summary.md");
    assert!(
        written.starts_with("before\n") && written.contains("## ✗ Not ready"),
        "{written}"
    );
    lint(&[]);
    assert_eq!(folder.read("summary.md"), written);
}
