//! The README's snippets name what there is.

use std::path::Path;

use saphyr::{LoadableYamlNode as _, YamlOwned};

use crate::support::ROOT;

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
            if name != "okta-cc/okta-cc@main" {
                continue;
            }
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
        .and_then(|url| url.split_once("/main/"))
        .expect("a file of main");
    assert!(Path::new(ROOT).join(file).is_file(), "{file}");
}
