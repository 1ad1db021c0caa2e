//! A key ID that is given beside the key: it picks one of several keys, and takes the place of another `kid`.

use serde_json::{Value, json};

use crate::support::{Folder, KID, good_key, run};

fn another_key() -> Value {
    let mut key = run(&["keygen"]).json();
    key["kid"] = json!("another");
    key
}

#[test]
fn of_several_keys_the_one_with_the_given_id_is_taken() {
    let folder = Folder::new();
    let set = json!({"keys": [another_key(), good_key()]});
    let path = folder.write("keys.json", set.to_string());
    let fix = |more: &[&str]| run(&[&["fix", "--private-key-file", &path], more].concat());
    let asked = fix(&[]);
    assert_eq!((asked.code, asked.out.as_str()), (1, ""));
    assert!(asked.err.contains("--key-id KID"), "{}", asked.err);
    let picked = fix(&["--key-id", KID]);
    assert_eq!(picked.code, 0, "{}", picked.err);
    let key = picked.out.clone();
    assert!(
        key.contains(good_key()["n"].as_str().expect("a string")),
        "the other key comes out"
    );
    assert_eq!(fix(&["--key-id", "unknown"]).code, 1);
}

#[test]
fn a_given_id_takes_the_place_of_the_one_in_the_key() {
    let folder = Folder::new();
    let path = folder.write("key.json", good_key().to_string());
    let with_id = |command: &str, target: &str, id: &str| {
        run(&[
            command,
            "--private-key-file",
            &path,
            "--target",
            target,
            "--key-id",
            id,
        ])
    };
    for target in ["nango", "node", "python", "go", "java", "dotnet"] {
        let lint = with_id("lint", target, "given-id");
        assert!(
            lint.out.contains("key_kid_conflict"),
            "{target}: {}",
            lint.out
        );
        let same = with_id("lint", target, KID);
        assert!(
            !same.out.contains("key_kid_conflict"),
            "{target}: {}",
            same.out
        );
        let fix = with_id("fix", target, "given-id");
        assert!(!fix.out.contains(KID), "{target}: {}", fix.err);
        if fix.out.starts_with('{') {
            assert_eq!(fix.json()["kid"], "given-id", "{target}");
        }
    }
}
