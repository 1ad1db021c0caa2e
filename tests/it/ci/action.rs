//! The action's steps, run in bash as a runner runs them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use saphyr::{LoadableYamlNode as _, YamlOwned};

use super::image::made_of;
use super::scratch::{Scratch, broken_connection, good_connection, path_with, without_connection};
use crate::support::{OKTA_CC, ROOT, find, path};

fn action() -> YamlOwned {
    let text = include_str!("../../../action.yml");
    let mut documents = YamlOwned::load_from_str(text).expect("action.yml is YAML");
    documents.remove(0)
}

fn text<'a>(node: &'a YamlOwned, name: &str) -> Option<&'a str> {
    node.as_mapping_get(name)
        .map(|value| value.as_str().expect("a string"))
}

fn pairs(node: Option<&YamlOwned>) -> Vec<(String, String)> {
    let mapping = node.and_then(|node| node.as_mapping());
    let pairs = mapping.into_iter().flatten().map(|(name, value)| {
        let text = |node: &YamlOwned| node.as_str().expect("a string").to_owned();
        (text(name), text(value))
    });
    pairs.collect()
}

/// What a runner does with an action, as far as this action asks for it.
struct Runner<'a> {
    scratch: &'a Scratch,
    bash: PathBuf,
    inputs: BTreeMap<String, String>,
    /// By `step.output`.
    outputs: BTreeMap<String, String>,
    environment: Vec<(&'a str, &'a str)>,
    path: std::ffi::OsString,
    /// What the scripts printed.
    log: String,
    /// The other actions that were called, with what they were given.
    called: Vec<(String, Vec<(String, String)>)>,
    /// The code of the step that failed.
    failed: Option<i32>,
}

impl<'a> Runner<'a> {
    /// `None` where there is no bash.
    fn new(scratch: &'a Scratch, given: &[(&str, &str)]) -> Option<Self> {
        let bash = find("bash")?;
        let action = action();
        let inputs = action["inputs"].as_mapping().expect("inputs");
        let mut inputs: BTreeMap<String, String> = inputs
            .iter()
            .map(|(name, input)| {
                let name = name.as_str().expect("a name").to_owned();
                (
                    name,
                    text(input, "default")
                        .expect("each has a default")
                        .to_owned(),
                )
            })
            .collect();
        for (name, value) in given {
            let known = inputs.insert((*name).to_owned(), (*value).to_owned());
            assert!(known.is_some(), "the action has no input {name}");
        }
        fs::create_dir_all(scratch.beside("temp")).expect("a folder");
        Some(Self {
            scratch,
            bash,
            inputs,
            outputs: BTreeMap::new(),
            environment: Vec::new(),
            path: path(),
            log: String::new(),
            called: Vec::new(),
            failed: None,
        })
    }

    /// `inputs.x`, `steps.x.outputs.y`, `runner.x`.
    fn value(&self, name: &str) -> String {
        if let Some(input) = name.strip_prefix("inputs.") {
            return self.inputs[input].clone();
        }
        if let Some((step, output)) = name
            .strip_prefix("steps.")
            .and_then(|rest| rest.split_once(".outputs."))
        {
            let output = self.outputs.get(&format!("{step}.{output}"));
            return output.cloned().unwrap_or_default();
        }
        assert!(
            matches!(name, "runner.os" | "runner.arch"),
            "an expression that this runner does not know: {name}"
        );
        name.to_owned()
    }

    fn filled(&self, text: &str) -> String {
        let mut parts = text.split("${{");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (expression, rest) = part.split_once("}}").expect("an expression ends");
            filled += &self.value(expression.trim());
            filled += rest;
        }
        filled
    }

    fn holds(&self, condition: Option<&str>) -> bool {
        let condition = condition.unwrap_or("success()");
        let always = condition.contains("always()");
        let terms = condition.split("&&").map(str::trim);
        let mut holds = terms.map(|term| {
            let compared = |operator| {
                let (name, text) = term.split_once(operator)?;
                Some((self.value(name.trim()), text.trim().trim_matches('\'')))
            };
            match (compared("=="), compared("!=")) {
                (Some((value, text)), _) => value == text,
                (_, Some((value, text))) => value != text,
                _ => matches!(term, "always()" | "success()"),
            }
        });
        holds.all(|one| one) && (always || self.failed.is_none())
    }

    fn run(&mut self) {
        let action = action();
        for step in action["runs"]["steps"].as_sequence().expect("steps") {
            if !self.holds(text(step, "if")) {
                continue;
            }
            if let Some(uses) = text(step, "uses") {
                let with = pairs(step.as_mapping_get("with"));
                let with = with
                    .into_iter()
                    .map(|(name, value)| (name, self.filled(&value)));
                self.called.push((uses.to_owned(), with.collect()));
                continue;
            }
            let code = self.script(step);
            if code != 0 {
                self.failed.get_or_insert(code);
            }
        }
    }

    fn script(&mut self, step: &YamlOwned) -> i32 {
        assert_eq!(text(step, "shell"), Some("bash"));
        let place = |name: &str| self.scratch.beside(&format!("temp/{name}"));
        let (script, outputs) = (place("step.sh"), place("output"));
        fs::write(&script, text(step, "run").expect("a script")).expect("a file");
        fs::write(&outputs, "").expect("a file");
        let mut bash = Command::new(&self.bash);
        without_connection(&mut bash);
        // As the runner's `shell: bash` calls it.
        bash.args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(&script)
            .current_dir(self.scratch.root())
            .env("PATH", &self.path)
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_ACTION_PATH", ROOT)
            .env("GITHUB_WORKSPACE", self.scratch.root())
            .env("GITHUB_OUTPUT", &outputs)
            .env("GITHUB_STEP_SUMMARY", place("summary.md"))
            .env("RUNNER_TEMP", self.scratch.beside("temp"))
            .envs(self.environment.iter().copied());
        for (name, value) in pairs(step.as_mapping_get("env")) {
            bash.env(name, self.filled(&value));
        }
        let output = bash.output().expect("bash runs");
        self.log += &String::from_utf8_lossy(&output.stdout);
        self.log += &String::from_utf8_lossy(&output.stderr);
        let id = text(step, "id").unwrap_or("nameless");
        for line in fs::read_to_string(&outputs).expect("its outputs").lines() {
            let (name, value) = line.split_once('=').expect("name=value");
            self.outputs
                .insert(format!("{id}.{name}"), value.to_owned());
        }
        output.status.code().expect("an exit code")
    }

    fn summary(&self) -> String {
        fs::read_to_string(self.scratch.beside("temp/summary.md")).unwrap_or_default()
    }

    fn sarif(&self) -> serde_json::Value {
        let path = &self.outputs["check.sarif"];
        let text = fs::read_to_string(path).expect("the file that the output names");
        serde_json::from_str(&text).expect("SARIF is JSON")
    }
}

#[test]
fn a_broken_connection_is_annotated_summed_up_uploaded_and_fails() {
    let scratch = Scratch::new();
    scratch.write("nango/healthy.json", &good_connection());
    scratch.write("nango/broken.json", &broken_connection());
    scratch.write("README.md", "Nothing here.\n");
    let given = [("binary", OKTA_CC), ("upload-sarif", "true")];
    let Some(mut runner) = Runner::new(&scratch, &given) else {
        return;
    };
    runner.run();
    assert_eq!(runner.failed, Some(1), "{}", runner.log);
    assert_eq!(runner.outputs["check.exit-code"], "1");
    let annotation = runner.log.lines().find(|line| line.starts_with("::error "));
    let annotation = annotation.expect("an annotation");
    assert!(
        annotation.contains("file=nango/broken.json,line="),
        "{annotation}"
    );
    assert!(annotation.contains("domain_is_url"), "{annotation}");
    assert!(
        runner.summary().contains("domain_is_url"),
        "{}",
        runner.summary()
    );
    let results = &runner.sarif()["runs"][0]["results"];
    assert_eq!(results[0]["ruleId"], "domain_is_url", "{results}");
    let place = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(place, "nango/broken.json");
    let [(uses, with)] = &runner.called[..] else {
        panic!("{:?}", runner.called)
    };
    assert!(uses.starts_with("github/codeql-action/upload-sarif@"));
    assert!(with.contains(&("sarif_file".into(), runner.outputs["check.sarif"].clone())));
}

#[test]
fn a_healthy_repository_passes_and_nothing_is_uploaded_unasked() {
    let scratch = Scratch::new();
    scratch.write("connection.json", &good_connection());
    let Some(mut runner) = Runner::new(&scratch, &[("binary", OKTA_CC)]) else {
        return;
    };
    runner.run();
    assert_eq!(runner.failed, None, "{}", runner.log);
    assert_eq!(runner.outputs["check.exit-code"], "0");
    assert!(!runner.log.contains("::error"), "{}", runner.log);
    assert!(!runner.summary().is_empty());
    assert!(runner.called.is_empty());
}

#[test]
fn the_gate_the_target_and_more_arguments_are_passed_on() {
    let scratch = Scratch::new();
    scratch.write("a folder/connection.json", &broken_connection());
    let given = [
        ("binary", OKTA_CC),
        ("files", "a folder/connection.json\n"),
        ("fail-on", "never"),
        ("target", "nango"),
        ("args", "--domain\r\ndev-12345678\n"),
    ];
    let Some(mut runner) = Runner::new(&scratch, &given) else {
        return;
    };
    runner.run();
    assert_eq!(runner.failed, None, "{}", runner.log);
    assert!(
        !runner.log.contains("domain_is_url"),
        "--domain goes before the file: {}",
        runner.log
    );
}

#[test]
fn doctor_asks_with_what_the_environment_gives() {
    let scratch = Scratch::new();
    let given = [
        ("binary", OKTA_CC),
        ("command", "doctor"),
        ("args", "--sandbox=no_admin_role"),
    ];
    let Some(mut runner) = Runner::new(&scratch, &given) else {
        return;
    };
    runner.environment = vec![("OKTA_CC_SCOPES", "okta.users.read okta.groups.read")];
    runner.run();
    assert_eq!(runner.failed, Some(1), "{}", runner.log);
    assert!(runner.log.contains("api_no_admin_role"), "{}", runner.log);
    assert!(runner.summary().contains("api_no_admin_role"));
}

#[test]
fn what_cannot_be_run_says_so_and_fails() {
    for (name, value) in [
        ("command", "fix"),
        ("fail-on", "sometimes"),
        ("files", "nowhere.json"),
    ] {
        let scratch = Scratch::new();
        let given = [("binary", OKTA_CC), (name, value)];
        let Some(mut runner) = Runner::new(&scratch, &given) else {
            return;
        };
        runner.run();
        assert_eq!(runner.failed, Some(2), "{name}: {}", runner.log);
        assert!(runner.log.contains("::error"), "{name}: {}", runner.log);
    }
}

#[test]
fn no_input_becomes_a_part_of_a_script() {
    let action = action();
    for step in action["runs"]["steps"].as_sequence().expect("steps") {
        let script = text(step, "run").unwrap_or_default();
        assert!(!script.contains("${{"), "{script}");
    }
    let evil = "$(touch pwned)\n`touch pwned`\n; touch pwned\n\"; touch pwned; \"\n--report\n*";
    for name in ["command", "files", "target", "fail-on", "args"] {
        let scratch = Scratch::new();
        let given = [("binary", OKTA_CC), (name, evil)];
        let Some(mut runner) = Runner::new(&scratch, &given) else {
            return;
        };
        runner.run();
        assert!(runner.failed.is_some(), "{name}: {}", runner.log);
        let inside = fs::read_dir(scratch.root()).expect("the repository");
        assert_eq!(inside.count(), 1, "{name}: only .git is there");
    }
}

#[test]
fn without_a_binary_it_builds_its_own_version_and_keeps_it() {
    let scratch = Scratch::new();
    scratch.write("connection.json", &good_connection());
    let Some(mut runner) = Runner::new(&scratch, &[]) else {
        return;
    };
    runner.path = path_with(&scratch.quick_cargo());
    runner.run();
    assert_eq!(runner.failed, None, "{}", runner.log);
    let [asked] = &scratch.asked_of_cargo()[..] else {
        panic!("{}", runner.log)
    };
    let install = format!("{ROOT}: install --locked --path . --root ");
    assert!(asked.starts_with(&install), "{asked}");
    let [(uses, with)] = &runner.called[..] else {
        panic!("{:?}", runner.called)
    };
    assert!(uses.starts_with("actions/cache@"));
    let kept = with
        .iter()
        .find(|(name, _)| name == "path")
        .expect("a path");
    assert!(Path::new(&kept.1).join("okta-cc").is_file(), "{kept:?}");
    let key = with.iter().find(|(name, _)| name == "key").expect("a key");
    let digest = key.1.rsplit('-').next().expect("a digest");
    assert!(
        digest.len() == 40 && digest.bytes().all(|b| b.is_ascii_hexdigit()),
        "{key:?}"
    );
}

/// The action keeps a built binary for as long as these files stay the same.
#[test]
fn all_that_the_binary_is_made_of_is_in_the_key_of_the_actions_cache() {
    let action = include_str!("../../../action.yml");
    let (_, names) = action.split_once("$(find ").expect("a list of files");
    let (names, _) = names.split_once(" -type f").expect("its end");
    let names: Vec<_> = names.split(' ').collect();
    for file in made_of()
        .iter()
        .map(PathBuf::as_path)
        .chain([Path::new("Cargo.lock"), Path::new("Cargo.toml")])
    {
        assert!(
            names.iter().any(|name| file.starts_with(name)),
            "{} is left out",
            file.display()
        );
    }
}

/// The one command that the image builds with is one that works outside it: the action's, which is run for real.
#[test]
fn the_image_builds_as_the_action_does() {
    let install = "cargo install --locked --path . --root ";
    assert!(include_str!("../../../Dockerfile").contains(&format!("RUN {install}/okta-cc\n")));
    assert!(include_str!("../../../action.yml").contains(install));
    assert!(
        include_str!("../../../Dockerfile")
            .contains("COPY --from=build /okta-cc/bin/okta-cc /usr/local/bin/")
    );
}
