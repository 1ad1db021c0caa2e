//! Completions, loaded into the shells themselves.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use okta_cc::rules::RULES;
use tempfile::TempDir;

use crate::support::{Binary, find, said};

fn script(shell: &str, folder: &Path) -> PathBuf {
    let output = Binary::of(&["completions", shell]).output();
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    let path = folder.join(format!("okta-cc.{shell}"));
    fs::write(&path, output.out).expect("a file");
    path
}

/// What bash offers for a line whose last word is being typed.
fn offered(bash: &Path, script: &Path, line: &str) -> Vec<String> {
    // As readline calls the function that `complete` registered.
    let driver = r#"
source "$1"; shift
registered=$(complete -p okta-cc) || exit 9
function=${registered#*-F }; function=${function%% *}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
"$function" okta-cc "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
"#;
    let output = Command::new(bash)
        .args(["--norc", "--noprofile", "-c", driver, "bash"])
        .arg(script)
        .args(line.split(' '))
        .output()
        .expect("bash runs");
    assert!(output.status.success(), "{}", said(&output));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn bash_completes_commands_flags_and_names() {
    let Some(bash) = find("bash") else { return };
    let folder = TempDir::new().expect("a folder");
    let script = script("bash", folder.path());
    let offered = |line: &str| offered(&bash, &script, line);
    assert_eq!(offered("okta-cc doc"), ["doctor"]);
    assert_eq!(offered("okta-cc expl"), ["explain"]);
    assert_eq!(offered("okta-cc lint --fail"), ["--fail-on"]);
    assert_eq!(
        offered("okta-cc lint --fail-on "),
        ["error", "warning", "never"]
    );
    assert_eq!(
        offered("okta-cc explain key_missing_k"),
        ["key_missing_kid"]
    );
    assert_eq!(
        offered("okta-cc lint --skip key_missing_k"),
        ["key_missing_kid"]
    );
    let rules = offered("okta-cc explain ");
    for rule in RULES {
        assert!(rules.iter().any(|one| one == rule.id), "{}", rule.id);
    }
    assert_eq!(
        offered("okta-cc sandbox --scenario no_admin_role_"),
        ["no_admin_role_refused"]
    );
    let flags = offered("okta-cc doctor --");
    assert!(
        flags.iter().any(|flag| flag == "--private-key-file"),
        "{flags:?}"
    );
}

#[test]
fn fish_completes_commands_flags_and_names() {
    let Some(fish) = find("fish") else { return };
    let folder = TempDir::new().expect("a folder");
    let script = script("fish", folder.path());
    let offered = |line: &str| {
        let output = Command::new(&fish)
            .args([
                "--no-config",
                "-c",
                "source $argv[1]; complete --do-complete $argv[2]",
            ])
            .arg(&script)
            .arg(line)
            .env("HOME", folder.path())
            .output()
            .expect("fish runs");
        assert!(output.status.success(), "{}", said(&output));
        assert!(output.stderr.is_empty(), "{}", said(&output));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let words = text.lines().filter_map(|line| line.split('\t').next());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(offered("okta-cc doc"), ["doctor"]);
    assert_eq!(offered("okta-cc lint --fail"), ["--fail-on"]);
    assert!(offered("okta-cc sandbox --scenario no_ad").contains(&"no_admin_role".to_owned()));
}

#[test]
fn zsh_loads_the_script() {
    let Some(zsh) = find("zsh") else { return };
    let folder = TempDir::new().expect("a folder");
    let script = script("zsh", folder.path());
    // As a file on fpath, which is how zsh is told of completions.
    fs::rename(script, folder.path().join("_okta-cc")).expect("it moves");
    let load = "fpath=($1 $fpath); autoload -U compinit && compinit -u -D && autoload +X _okta-cc && \
                print -r -- $_comps[okta-cc] ${+functions[_okta-cc]}";
    let output = Command::new(zsh)
        .args(["-f", "-c", load, "zsh"])
        .arg(folder.path())
        .env("HOME", folder.path())
        .output()
        .expect("zsh runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(text.trim(), "_okta-cc 1", "{}", said(&output));
    assert!(output.stderr.is_empty(), "{}", said(&output));
}

#[test]
fn every_shell_that_is_offered_gets_a_script_of_its_own() {
    let folder = TempDir::new().expect("a folder");
    let mut scripts: Vec<String> = ["bash", "elvish", "fish", "powershell", "zsh"]
        .iter()
        .map(|shell| fs::read_to_string(script(shell, folder.path())).expect("UTF-8"))
        .collect();
    for script in &scripts {
        assert!(
            script.contains("doctor") && script.contains("private-key-file"),
            "{script}"
        );
    }
    scripts.sort();
    scripts.dedup();
    assert_eq!(scripts.len(), 5);
}
