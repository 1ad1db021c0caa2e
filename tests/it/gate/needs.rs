//! What is needed, by flags or in the file, and how it stands.

use super::{GOOD, json, lint_under};
use crate::support::{Output, assert_fits_the_schema, ids, run};

#[test]
fn a_verdict_is_about_what_is_needed() {
    let doctor = |scenario: &str, needs: &[&str], scopes: &str| {
        let sandbox = format!("--sandbox={scenario}");
        let mut arguments = vec!["doctor", &sandbox, "--scopes", scopes];
        for need in needs {
            arguments.extend(["--need", need]);
        }
        let document = json(&arguments);
        let code = document["run"]["exit_code"].clone();
        (code, ids(&document).join(" "))
    };
    let all = "okta.users.read okta.groups.read okta.apps.read";
    assert_eq!(
        doctor("healthy", &["okta.users.read", "GET /api/v1/groups"], all),
        (0.into(), String::new())
    );
    assert_eq!(
        doctor("healthy", &["okta.logs.read"], all),
        (1.into(), "scopes_need_not_requested".into())
    );
    let with = format!("{all} okta.devices.read");
    assert_eq!(
        doctor(
            "healthy",
            &["okta.devices.read", "GET /api/v1/devices"],
            &with
        ),
        (0.into(), String::new())
    );
    let (code, found) = doctor("no_admin_role", &["okta.devices.read"], &with);
    assert_eq!(code, 1);
    assert!(
        found.contains("api_need_not_met") && found.contains("api_no_admin_role"),
        "{found}"
    );
    // What was dropped and is needed is one finding; what nobody needs is a warning.
    let dropped = ["okta.users.read", "okta.groups.read", "okta.apps.read"]
        .map(|need| doctor("scope_not_granted", &[need], all));
    assert!(
        dropped.contains(&(1.into(), "token_need_not_granted".into())),
        "{dropped:?}"
    );
    assert!(
        dropped.contains(&(0.into(), "token_scope_dropped".into())),
        "{dropped:?}"
    );
    let Output { out, .. } = run(&[
        "doctor",
        "--sandbox",
        "--scopes",
        "okta.users.manage",
        "--need",
        "okta.users.manage",
    ]);
    assert!(
        out.contains("needed: okta.users.manage")
            && out.contains("granted; trying it would change something"),
        "{out}"
    );
}

#[test]
fn needs_stand_in_the_file_too_and_flags_go_before_it() {
    let Output { code, out, .. } = lint_under("needs = [\"okta.logs.read\"]");
    assert_eq!(code, 1, "{out}");
    assert!(
        out.contains("Needed, but not requested: okta.logs.read"),
        "{out}"
    );
    let Output { code, err, .. } = lint_under("needs = [\"okta.users.read\", \"okta.log.read\"]");
    assert_eq!(code, 2);
    assert!(
        err.contains("okta-cc.toml:1:29: Okta has no scope \"okta.log.read\""),
        "{err}"
    );
    let Output { code, out, .. } = lint_under("needs = \"okta.logs.read\"");
    assert_eq!(code, 1, "{out}");
    let Output { code, err, .. } = lint_under("needs = [true]");
    assert_eq!(code, 2);
    assert!(
        err.contains("okta-cc.toml:1:10: it must be text in quotes"),
        "{err}"
    );
    let Output { code, out, .. } = run(&[&GOOD[..], &["--need", "okta.devices.read"]].concat());
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("no okta.devices.read here"), "{out}");
}

#[test]
fn a_document_tells_how_each_need_stands() {
    let scopes = "okta.users.read okta.groups.manage";
    let needs = ["okta.users.read", "DELETE /api/v1/groups", "okta.logs.read"];
    let needs = needs.iter().flat_map(|need| ["--need", need]);
    let doctor: Vec<&str> = ["doctor", "--sandbox", "--scopes", scopes]
        .into_iter()
        .chain(needs)
        .collect();
    let document = json(&doctor);
    let needs = document["needs"].as_array().expect("a list").iter();
    let stand: Vec<_> = needs
        .map(|need| (need["scope"].as_str(), need["status"].as_str()))
        .collect();
    assert_eq!(
        stand,
        [
            (Some("okta.users.read"), Some("pass")),
            (Some("okta.groups.manage"), Some("skip")),
            (Some("okta.logs.read"), Some("fail")),
        ]
    );
    assert_fits_the_schema(&document);
}
