//! What `fix` prints, shows and writes, and what it asks for.

use std::fs;

use serde_json::{Value, json};

use super::{Paste, damaged, nothing_secret};
use crate::support::{Run, assert_private, good_key, run};

#[test]
fn diff_shows_what_changes_and_nothing_secret() {
    let mut key = good_key();
    key["alg"] = json!("RSA256");
    key["d"] = damaged(&key["d"]);
    let said = Paste::new(&key.to_string()).fix(&["--diff", "--domain", "https://dev-1.okta.com/"]);
    nothing_secret(&said);
    let characters = good_key()["d"].as_str().expect("a string").len();
    let expected = [
        "  - \"alg\": (hidden, 6 characters)".to_owned(),
        "  + \"alg\": \"RS256\"".to_owned(),
        format!("  + \"d\": (hidden, {characters} characters)"),
        "  - https://dev-1.okta.com/".to_owned(),
        "  + dev-1".to_owned(),
    ];
    for line in expected {
        assert!(
            said.out.lines().any(|seen| seen == line),
            "{line}:\n{}",
            said.out
        );
    }
    assert!(!said.out.contains("\"n\""), "{}", said.out);
}

#[test]
fn a_connection_comes_out_whole_on_one_line() {
    let mut key = good_key();
    key.as_object_mut().expect("an object").remove("qi");
    let given = json!({
        "client_id": " 0oa5wyqjk6Wm148fE1d7",
        "private_key": key,
        "domain": "https://dev-12345678-admin.okta.com/admin",
        "scopes": "okta.users.read, okta.groups.read,okta.users.read",
    });
    let paste = Paste::new(&given.to_string());
    for arguments in [vec!["fix", &paste.path], vec!["fix", "-c", &paste.path]] {
        let said = run(&arguments);
        assert_eq!(said.code, 0, "{}", said.err);
        let fixed = said.json();
        assert_eq!(fixed["client_id"], "0oa5wyqjk6Wm148fE1d7");
        assert_eq!(fixed["domain"], "dev-12345678");
        assert_eq!(fixed["scopes"], "okta.users.read okta.groups.read");
        let key: Value =
            serde_json::from_str(fixed["private_key"].as_str().expect("text")).expect("JSON");
        assert!(key == good_key());
        let again = run(&["lint", &Paste::new(&said.out).path]);
        assert_eq!(again.code, 0, "{}", again.out);
    }
}

#[test]
fn an_org_that_no_subdomain_can_name_goes_into_hostname() {
    let given = json!({"domain": "https://Acme.oktapreview.com", "scopes": "okta.users.read"});
    let said = run(&["fix", &Paste::new(&given.to_string()).path]);
    let fixed = said.json();
    assert_eq!(
        fixed,
        json!({"hostname": "acme.oktapreview.com", "scopes": "okta.users.read"})
    );
}

#[test]
fn a_private_key_does_not_show_on_a_terminal() {
    let shown = |arguments: &[&str]| Run::of(arguments).width(80).output();
    let paste = Paste::new(&good_key().to_string());
    let fix = ["fix", "--private-key-file", &paste.path];
    let said = shown(&fix);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("--show"), "{}", said.err);
    let show = [&fix[..], &["--show"]].concat();
    let said = shown(&show);
    assert!(said.code == 0 && said.out.contains("\"d\""));
    let diff = [&fix[..], &["--diff"]].concat();
    assert_eq!(shown(&diff).code, 0);
    assert_eq!(
        shown(&["fix", "--domain", "dev-1.okta.com"]).out,
        "{\"domain\":\"dev-1\"}\n"
    );
}

#[test]
fn write_makes_a_file_for_its_owner_alone_and_keeps_what_is_there() {
    let paste = Paste::new(&json!(good_key().to_string()).to_string());
    let target = &paste.folder.at("fixed.json");
    let said = paste.fix(&["--write", target]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    let written = paste.folder.read("fixed.json");
    assert!(serde_json::from_str::<Value>(&written).expect("JSON") == good_key());
    assert_private(target);
    paste.folder.write("fixed.json", "mine");
    let said = paste.fix(&["--write", target]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("was not changed"), "{}", said.err);
    assert_eq!(paste.folder.read("fixed.json"), "mine");
    let said = paste.fix(&["--write", target, "--force"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(paste.folder.read("fixed.json"), written);
    let left = fs::read_dir(paste.folder.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 2, "nothing half-written stays behind");
}

#[test]
fn unusable_arguments_are_usage_errors() {
    assert_eq!(run(&["fix"]).code, 2);
    assert_eq!(run(&["fix", "no-such-file"]).code, 2);
    assert_eq!(run(&["fix", "--force"]).code, 2);
    assert_eq!(run(&["fix", "key.json", "--domain", "dev-1"]).code, 2);
    assert_eq!(run(&["fix", "--private-key", "x"]).code, 2);
}
