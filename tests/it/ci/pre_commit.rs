//! The hooks, run by pre-commit itself, from `.pre-commit-hooks.yaml` as it stands.

use std::path::Path;
use std::process::{Command, Output};

use super::scratch::{
    Scratch, broken_connection, executable, good_connection, path_with, without_connection,
};
use crate::support::{OKTA_CC, find, said};

/// A repository that offers the hooks of this one. It needs no more than their list: what they start is the binary.
fn offered() -> (Scratch, String) {
    let scratch = Scratch::new();
    scratch.git(&["init", "--quiet"]);
    let hooks = include_str!("../../../.pre-commit-hooks.yaml");
    scratch.write(".pre-commit-hooks.yaml", hooks);
    let commit = scratch.commit();
    (scratch, commit)
}

fn configure(user: &Scratch, hooks: &Scratch, commit: &str, id: &str) {
    user.git(&["init", "--quiet"]);
    let repository = hooks.root();
    let configuration = format!(
        "repos:\n  - repo: {}\n    rev: {commit}\n    hooks:\n      - id: {id}\n",
        repository.display()
    );
    user.write(".pre-commit-config.yaml", &configuration);
}

fn run(user: &Scratch, pre_commit: &Path, programs: &Path) -> Output {
    user.git(&["add", "--all"]);
    let mut command = Command::new(pre_commit);
    without_connection(&mut command)
        .args(["run", "--color", "never", "--verbose"])
        .current_dir(user.root())
        .env("PATH", path_with(programs))
        .env("PRE_COMMIT_HOME", user.beside("pre-commit"));
    command.output().expect("pre-commit runs")
}

/// A folder for the PATH with nothing but the binary under test.
fn installed(user: &Scratch) -> std::path::PathBuf {
    let folder = user.beside("installed");
    std::fs::create_dir_all(&folder).expect("a folder");
    let script = format!("#!/usr/bin/env bash\nexec '{OKTA_CC}' \"$@\"\n");
    executable(&folder.join("okta-cc"), &script);
    folder
}

/// Files of kinds that hold connections, of which none does.
fn other_files(user: &Scratch) {
    user.write(
        "appsettings.json",
        "{\"Logging\": {\"LogLevel\": {\"Default\": \"Information\"}}}\n",
    );
    user.write(".env", "PORT=8080\n");
    user.write("main.tf", "resource \"null_resource\" \"x\" {}\n");
    user.write(
        "k8s/secret.yaml",
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: other\n",
    );
    user.write("src/main.py", "print('OKTA_CC_DOMAIN')\n");
}

#[test]
fn files_without_a_connection_pass() {
    let (Some(pre_commit), Some(_)) = (find("pre-commit"), find("git")) else {
        return;
    };
    let (hooks, commit) = offered();
    let user = Scratch::new();
    configure(&user, &hooks, &commit, "okta-cc-system");
    other_files(&user);
    let output = run(&user, &pre_commit, &installed(&user));
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("Passed"), "{}", said(&output));
}

#[test]
fn a_broken_connection_stops_the_commit_and_a_healthy_one_does_not() {
    let (Some(pre_commit), Some(_)) = (find("pre-commit"), find("git")) else {
        return;
    };
    let (hooks, commit) = offered();
    let user = Scratch::new();
    configure(&user, &hooks, &commit, "okta-cc-system");
    other_files(&user);
    user.write("nango/connection.json", &good_connection());
    let output = run(&user, &pre_commit, &installed(&user));
    assert!(output.status.success(), "{}", said(&output));

    user.write("nango/connection.json", &broken_connection());
    let output = run(&user, &pre_commit, &installed(&user));
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let said = said(&output);
    assert!(said.contains("exit code: 1"), "{said}");
    assert!(
        said.contains("domain_is_url") && said.contains("nango/connection.json"),
        "{said}"
    );
}

#[test]
fn what_holds_no_connection_is_not_even_looked_at() {
    let (Some(pre_commit), Some(_)) = (find("pre-commit"), find("git")) else {
        return;
    };
    let (hooks, commit) = offered();
    let user = Scratch::new();
    configure(&user, &hooks, &commit, "okta-cc-system");
    let names = [
        "package.json",
        "src/environment.py",
        "docs/okta.md",
        "a/.envrc",
        "tsconfig.json",
    ];
    for name in names {
        user.write(name, "x\n");
    }
    let output = run(&user, &pre_commit, &installed(&user));
    assert!(
        said(&output).contains("no files to check"),
        "{}",
        said(&output)
    );
}

#[test]
fn the_other_hook_builds_the_binary_with_cargo() {
    let (Some(pre_commit), Some(_)) = (find("pre-commit"), find("git")) else {
        return;
    };
    let (hooks, commit) = offered();
    let user = Scratch::new();
    configure(&user, &hooks, &commit, "okta-cc");
    user.write("nango/connection.json", &broken_connection());
    let output = run(&user, &pre_commit, &user.quick_cargo());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("domain_is_url"), "{}", said(&output));
    let asked = user.asked_of_cargo();
    assert!(
        asked.iter().any(|line| line.contains(": install ")),
        "{asked:?}"
    );
}
