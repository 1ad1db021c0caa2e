//! `okta-cc keygen`: two halves of one key, the private one for its owner alone.

use serde_json::Value;

use crate::support::{Folder, Output, Run, SECRET_MEMBERS, assert_private, run};

/// With a terminal for its output.
fn on_a_terminal(arguments: &[&str]) -> Output {
    Run::of(arguments).width(80).output()
}

fn key(text: &str) -> Value {
    serde_json::from_str(text).expect("a JWK")
}

fn names(key: &Value) -> Vec<&String> {
    let mut names: Vec<&String> = key.as_object().expect("an object").keys().collect();
    names.sort();
    names
}

#[test]
fn the_private_half_goes_to_a_file_and_the_public_one_to_standard_output() {
    let folder = Folder::new();
    let target = &folder.at("key.json");
    // To a terminal too: nothing private is on it.
    let said = on_a_terminal(&["keygen", "--out", target, "--kid", "main-2026"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let written = folder.read("key.json");
    let (private, public) = (key(&written), key(&said.out));
    assert_eq!(written.matches('\n').count(), 1, "one line");
    assert_eq!(said.out.matches('\n').count(), 1, "one line");
    assert_eq!(names(&public), ["alg", "e", "kid", "kty", "n", "use"]);
    for name in names(&public) {
        assert_eq!(private[name], public[name], "{name}");
    }
    assert_eq!(private["kid"], "main-2026");
    assert_eq!(
        private["n"].as_str().expect("a string").len(),
        342,
        "2048 bits"
    );
    assert!(said.err.contains("Its KID is main-2026."), "{}", said.err);
    for name in SECRET_MEMBERS {
        let secret = private[name].as_str().expect("a string");
        assert!(
            !said.out.contains(secret) && !said.err.contains(secret),
            "{name}"
        );
    }
    assert_private(target);
    let lint = run(&["lint", target]);
    assert_eq!(lint.code, 0, "{}", lint.out);
    assert!(
        lint.out.contains("private RSA 2048, parts consistent"),
        "{}",
        lint.out
    );
}

#[test]
fn a_file_that_exists_is_not_replaced_by_accident() {
    let folder = Folder::new();
    let target = &folder.write("key.json", "mine");
    let said = run(&["keygen", "--out", target]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(folder.read("key.json"), "mine");
    let said = run(&["keygen", "--out", target, "--force"]);
    assert_eq!(said.code, 0, "{}", said.err);
    key(&folder.read("key.json"));
}

#[test]
fn a_private_key_does_not_show_on_a_terminal_unless_asked_for() {
    let said = on_a_terminal(&["keygen"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let said = on_a_terminal(&["keygen", "--show"]);
    assert_eq!(said.code, 0);
    assert!(key(&said.out).get("d").is_some());
    let said = run(&["keygen"]);
    assert!(key(&said.out).get("d").is_some());
    let public = said.err.lines().next().map(key);
    assert!(public.is_some_and(|public| public.get("d").is_none()));
}

#[test]
fn a_kid_is_a_uuid_or_what_was_asked_for() {
    let said = run(&["keygen"]);
    let private = key(&said.out);
    let kid = private["kid"].as_str().expect("a string");
    assert!(uuid::Uuid::parse_str(kid).is_ok(), "{kid}");
    for kid in ["", " ", "a b", "a\tb", "a\n", "a\u{202e}b", "##vso[x]"] {
        let said = run(&["keygen", "--kid", kid]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{kid:?}");
    }
}

#[test]
fn longer_keys_are_made_on_request() {
    let said = run(&["keygen", "--bits", "3072"]);
    assert_eq!(key(&said.out)["n"].as_str().expect("a string").len(), 512);
    assert_eq!(run(&["keygen", "--bits", "1024"]).code, 2);
}
