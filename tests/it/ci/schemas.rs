//! The files for other systems, judged by those systems' own schemas and by the linters of their users.

use std::process::Command;

use crate::support::{ROOT, find_pinned, said};

fn judge(program: &str, arguments: &[&str]) {
    let Some(program) = find_pinned(program) else {
        return;
    };
    let output = Command::new(program)
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
}

#[test]
fn the_action_fits_githubs_schema() {
    judge(
        "check-jsonschema",
        &["--builtin-schema", "vendor.github-actions", "action.yml"],
    );
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
fn the_action_and_the_workflows_open_no_door() {
    judge("zizmor", &["--offline", "--quiet", "action.yml", ".github"]);
}

#[test]
fn the_job_fits_gitlabs_schema() {
    let schema = [
        "--builtin-schema",
        "vendor.gitlab-ci",
        "--data-transform",
        "gitlab-ci",
    ];
    judge(
        "check-jsonschema",
        &[&schema[..], &[".gitlab/okta-cc.yml"]].concat(),
    );
}

#[test]
fn pre_commit_reads_the_hooks() {
    judge(
        "pre-commit",
        &["validate-manifest", ".pre-commit-hooks.yaml"],
    );
}

#[test]
fn hadolint_finds_nothing_in_the_dockerfile() {
    judge("hadolint", &["Dockerfile"]);
}
