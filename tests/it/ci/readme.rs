//! The README's snippets name what there is.

use std::path::Path;

use saphyr::{LoadableYamlNode as _, YamlOwned};

use crate::support::ROOT;

/// The tag of this version: what the examples are pinned to.
pub(super) const TAG: &str = concat!("v", env!("CARGO_PKG_VERSION"));

fn yaml(text: &str) -> YamlOwned {
    let mut documents = YamlOwned::load_from_str(text).expect("YAML");
    documents.remove(0)
}

/// The README's blocks of YAML.
fn snippets() -> Vec<YamlOwned> {
    let blocks = include_str!("../../../README.md")
        .split("```yaml\n")
        .skip(1);
    let blocks = blocks.map(|rest| rest.split("```").next().unwrap_or_default());
    blocks.map(yaml).collect()
}

#[test]
fn the_action_is_given_inputs_that_it_has() {
    let action = yaml(include_str!("../../../action.yml"));
    let mut uses = 0;
    for snippet in snippets() {
        let steps = snippet
            .as_mapping_get("steps")
            .and_then(|one| one.as_sequence());
        for step in steps.into_iter().flatten() {
            let name = step["uses"].as_str().expect("a step calls an action");
            let Some(version) = name.strip_prefix("okta-cc/okta-cc@") else {
                continue;
            };
            assert_eq!(version, TAG);
            uses += 1;
            let given = step["with"].as_mapping().expect("inputs");
            for name in given.keys() {
                let name = name.as_str().expect("a name");
                let input = action["inputs"].as_mapping_get(name);
                assert!(input.is_some(), "the action has no input {name}");
            }
        }
    }
    assert_eq!(uses, 2);
}

#[test]
fn the_hook_is_one_of_those_that_are_offered() {
    let hooks = yaml(include_str!("../../../.pre-commit-hooks.yaml"));
    let hooks = hooks.as_sequence().expect("a list").iter();
    let ids: Vec<_> = hooks.filter_map(|hook| hook["id"].as_str()).collect();
    let snippets = snippets();
    let mut repositories = snippets
        .iter()
        .filter_map(|one| one.as_mapping_get("repos"));
    let hook = &repositories.next().expect("a snippet for pre-commit")[0];
    assert_eq!(hook["repo"].as_str(), Some(env!("CARGO_PKG_REPOSITORY")));
    assert_eq!(hook["rev"].as_str(), Some(TAG));
    let id = hook["hooks"][0]["id"].as_str();
    assert!(ids.contains(&id.expect("an id")), "{id:?} of {ids:?}");
    assert!(
        include_str!("../../../README.md").contains("`okta-cc-system`")
            && ids.contains(&"okta-cc-system")
    );
}

#[test]
fn the_job_to_include_is_a_file_of_this_repository() {
    let snippets = snippets();
    let mut includes = snippets
        .iter()
        .filter_map(|one| one.as_mapping_get("include"));
    let remote = includes.next().expect("a snippet for GitLab")[0]["remote"].as_str();
    let (_, file) = remote
        .and_then(|url| url.split_once(&format!("/{TAG}/")))
        .expect("a file of this version");
    assert!(Path::new(ROOT).join(file).is_file(), "{file}");
    let job = include_str!("../../../.gitlab/okta-cc.yml");
    assert!(job.contains(&format!("/{TAG}/{file}")), "its own example");
}

#[test]
fn the_image_is_built_from_this_version() {
    let readme = include_str!("../../../README.md");
    let repository = env!("CARGO_PKG_REPOSITORY");
    assert!(readme.contains(&format!("{repository}.git#{TAG}\n")));
}
