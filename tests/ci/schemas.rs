//! The files for other systems, judged by those systems' own schemas and by the linters of their users.

use std::process::Command;

use super::tools::{ROOT, find, said};

fn judge(program: &str, arguments: &[&str]) {
    let Some(program) = find(program) else { return };
    let output = Command::new(program)
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
}

#[test]
fn the_workflows_fit_githubs_schema() {
    let workflow = ".github/workflows/ci.yml";
    judge(
        "check-jsonschema",
        &["--builtin-schema", "vendor.github-workflows", workflow],
    );
    let updates = ".github/dependabot.yml";
    judge(
        "check-jsonschema",
        &["--builtin-schema", "vendor.dependabot", updates],
    );
}

#[test]
fn the_workflows_open_no_door() {
    judge("zizmor", &["--offline", "--quiet", ".github"]);
}

#[test]
fn hadolint_finds_nothing_in_the_dockerfile() {
    judge("hadolint", &["Dockerfile"]);
}
