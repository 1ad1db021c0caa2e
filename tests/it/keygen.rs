//! `okta-cc keygen`: two halves of one key, the private one for its owner alone.

use std::fs;
use std::process::ExitCode;

use okta_cc::app::cli::{World, run};
use serde_json::Value;
use tempfile::TempDir;

struct Said {
    out: String,
    err: String,
    code: ExitCode,
}

fn say(arguments: &[&str], terminal_width: Option<usize>) -> Said {
    let arguments = ["okta-cc"].iter().chain(arguments);
    let world = World {
        arguments: arguments.map(|text| (*text).to_owned()).collect(),
        environment: Vec::new(),
        terminal_width,
        progress_width: None,
        directory: None,
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&world, &mut out, &mut err);
    Said {
        out: String::from_utf8(out).expect("UTF-8"),
        err: String::from_utf8(err).expect("UTF-8"),
        code,
    }
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
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("key.json");
    let target = path.to_str().expect("UTF-8");
    // To a terminal too: nothing private is on it.
    let said = say(&["keygen", "--out", target, "--kid", "main-2026"], Some(80));
    assert_eq!(said.code, ExitCode::SUCCESS, "{}", said.err);
    let written = fs::read_to_string(&path).expect("the file");
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
    for name in ["d", "p", "q", "dp", "dq", "qi"] {
        let secret = private[name].as_str().expect("a string");
        assert!(
            !said.out.contains(secret) && !said.err.contains(secret),
            "{name}"
        );
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&path).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let lint = say(&["lint", target], None);
    assert_eq!(lint.code, ExitCode::SUCCESS, "{}", lint.out);
    assert!(
        lint.out.contains("private RSA 2048, parts consistent"),
        "{}",
        lint.out
    );
}

#[test]
fn a_file_that_exists_is_not_replaced_by_accident() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("key.json");
    let target = path.to_str().expect("UTF-8");
    fs::write(&path, "mine").expect("a file");
    let said = say(&["keygen", "--out", target], None);
    assert_eq!((said.code, said.out.as_str()), (ExitCode::from(2), ""));
    assert_eq!(fs::read_to_string(&path).expect("the file"), "mine");
    let said = say(&["keygen", "--out", target, "--force"], None);
    assert_eq!(said.code, ExitCode::SUCCESS, "{}", said.err);
    key(&fs::read_to_string(&path).expect("the file"));
}

#[test]
fn a_private_key_does_not_show_on_a_terminal_unless_asked_for() {
    let said = say(&["keygen"], Some(80));
    assert_eq!((said.code, said.out.as_str()), (ExitCode::from(2), ""));
    let said = say(&["keygen", "--show"], Some(80));
    assert_eq!(said.code, ExitCode::SUCCESS);
    assert!(key(&said.out).get("d").is_some());
    let said = say(&["keygen"], None);
    assert!(key(&said.out).get("d").is_some());
    let public = said.err.lines().next().map(key);
    assert!(public.is_some_and(|public| public.get("d").is_none()));
}

#[test]
fn a_kid_is_a_uuid_or_what_was_asked_for() {
    let said = say(&["keygen"], None);
    let private = key(&said.out);
    let kid = private["kid"].as_str().expect("a string");
    assert!(uuid::Uuid::parse_str(kid).is_ok(), "{kid}");
    for kid in ["", " ", "a b", "a\tb", "a\n"] {
        let said = say(&["keygen", "--kid", kid], None);
        assert_eq!(
            (said.code, said.out.as_str()),
            (ExitCode::from(2), ""),
            "{kid:?}"
        );
    }
}

#[test]
fn longer_keys_are_made_on_request() {
    let said = say(&["keygen", "--bits", "3072"], None);
    assert_eq!(key(&said.out)["n"].as_str().expect("a string").len(), 512);
    assert_eq!(
        say(&["keygen", "--bits", "1024"], None).code,
        ExitCode::from(2)
    );
}
