//! The action's steps, run in bash as a runner runs them.

mod build;
mod checks;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use saphyr::{LoadableYamlNode as _, YamlOwned};

use crate::ci::scratch::{Scratch, without_connection};
use crate::support::{ROOT, find, path};

fn action() -> YamlOwned {
    let text = include_str!("../../../../action.yml");
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
