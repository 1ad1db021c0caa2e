//! `doctor` of many: each org at its own host.

use okta_cc::sandbox::{App, Running, Scenario};

use super::fed;
use crate::support::{Binary, Folder, ids};

#[test]
fn doctor_asks_each_org_by_its_own_host() {
    let mut input = String::new();
    let mut orgs = Vec::new();
    for name in ["healthy", "no_admin_role", "dpop_required"] {
        let (app, demo) = App::demo().expect("a key");
        let scenario: Scenario = name.parse().expect("a scenario");
        let org = Running::start(app, &scenario, None).expect("a port");
        input.push_str(&format!("{}\n", demo.connection(org.base_url())));
        orgs.push(org);
    }
    input.push_str("nonsense\n");
    let output = fed(&["doctor", "--format", "jsonl", "-"], &input);
    let documents = output.json_lines();
    let found: Vec<Vec<&str>> = documents.iter().map(ids).collect();
    let found: Vec<Option<&&str>> = found.iter().map(|ids| ids.first()).collect();
    let expected = [
        "api_no_admin_role",
        "token_dpop_required",
        "connection_not_readable",
    ];
    assert_eq!(found[0], None, "{:#}", documents[0]);
    assert_eq!(found[1..4], expected.each_ref().map(Some));
    assert_eq!(output.code, 1);
    let base = fed(&["doctor", "--base-url", orgs[0].base_url(), "-"], &input);
    assert_eq!(base.code, 2);
}

#[test]
fn doctor_does_not_call_ready_what_it_cannot_ask_with() {
    let folder = Folder::new();
    for name in ["one.yaml", "two.yaml"] {
        let text = "okta:\n  client:\n    orgUrl: https://${ORG}.okta.com\n    clientId: 0oa5wyqjk6Wm148fE1d7\n    scopes: okta.users.read\n    privateKey: ${KEY}\n";
        folder.write(name, text);
    }
    let doctor = Binary::of(&["doctor", "one.yaml", "two.yaml"]);
    let output = doctor.folder(folder.path()).output();
    assert_eq!(output.code, 2);
    assert_eq!(
        output.out,
        "✗ not judged  one.yaml\n✗ not judged  two.yaml\n\n✗ 0 connections: 0 without error, 0 not ready, 0 undecided; 2 not judged.\n"
    );
    let said = &output.err;
    assert!(
        said.contains("two.yaml:6:17: the private key is only a reference, ${KEY}"),
        "{said}"
    );
}
