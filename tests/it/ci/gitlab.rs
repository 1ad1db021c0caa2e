//! The GitLab job's script, run in the shell that a GitLab runner would use.

use std::fs;
use std::process::Command;

use saphyr::{LoadableYamlNode as _, YamlOwned};

use super::readme::TAG;
use super::scratch::{Scratch, broken_connection, good_connection, path_with, without_connection};
use crate::support::{find, said};

#[test]
fn the_job_builds_checks_and_leaves_what_a_merge_request_shows() {
    let Some(bash) = find("bash") else { return };
    let text = include_str!("../../../.gitlab/okta-cc.yml");
    let mut documents = YamlOwned::load_from_str(text).expect("it is YAML");
    let template = documents.remove(0);
    let job = &template["okta-cc"];
    let lines = job["script"].as_sequence().expect("a script");
    let lines: Vec<&str> = lines.iter().filter_map(|line| line.as_str()).collect();
    let script = format!("set -eo pipefail\n{}", lines.join("\n"));
    for (connection, code) in [(good_connection(), 0), (broken_connection(), 1)] {
        let scratch = Scratch::new();
        scratch.write("nango/connection.json", &connection);
        let mut command = Command::new(&bash);
        without_connection(&mut command)
            .args(["--noprofile", "--norc", "-c", &script])
            .current_dir(scratch.root())
            .env("PATH", path_with(&scratch.quick_cargo()));
        for (name, value) in job["variables"].as_mapping().expect("variables") {
            command.env(
                name.as_str().expect("a name"),
                value.as_str().expect("a value"),
            );
        }
        let output = command.output().expect("bash runs");
        assert_eq!(output.status.code(), Some(code), "{}", said(&output));
        let shown = job["artifacts"]["reports"]["junit"]
            .as_str()
            .expect("a file");
        let junit = fs::read_to_string(scratch.root().join(shown)).expect("the report");
        assert_eq!(junit.contains("<failure"), code == 1, "{junit}");
        let asked = scratch.asked_of_cargo();
        let repository = env!("CARGO_PKG_REPOSITORY");
        assert!(
            asked[0].contains(&format!("--git {repository} --tag {TAG}")),
            "{asked:?}"
        );
    }
}
