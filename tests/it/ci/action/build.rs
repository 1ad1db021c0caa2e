//! How the action builds its binary, and how long it keeps it.

use std::path::{Path, PathBuf};

use super::Runner;
use crate::ci::image::made_of;
use crate::ci::scratch::{Scratch, good_connection, path_with};
use crate::support::{ROOT, find};

#[test]
fn without_a_binary_it_builds_its_own_version_and_keeps_it() {
    // It names the version by what git says of the sources.
    if find("git").is_none() {
        return;
    }
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
    let action = include_str!("../../../../action.yml");
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
    assert!(include_str!("../../../../Dockerfile").contains(&format!("RUN {install}/okta-cc\n")));
    assert!(include_str!("../../../../action.yml").contains(install));
    assert!(
        include_str!("../../../../Dockerfile")
            .contains("COPY --from=build /okta-cc/bin/okta-cc /usr/local/bin/")
    );
}
