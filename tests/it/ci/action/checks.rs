//! What the action checks, shows and uploads, and what it does with its inputs.

use std::fs;

use super::{Runner, action, text};
use crate::ci::scratch::{Scratch, broken_connection, good_connection};
use crate::support::OKTA_CC;

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
        "--domain takes precedence over the file: {}",
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
