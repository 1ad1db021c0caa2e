//! Families of variables.

use serde_json::Value;

use super::{SCOPES, assert_good, key, pem, read, run, sdk};
use crate::support::{CLIENT_ID as CLIENT, Folder};

#[test]
fn every_family_of_variables_is_read_from_a_file() {
    let folder = Folder::new();
    let (key, pem) = (key(), pem());
    for (text, domain) in [
        (
            format!(
                "OKTA_CLIENT_ORGURL=https://a.okta.com\nOKTA_CLIENT_CLIENTID={CLIENT}\nOKTA_CLIENT_SCOPES={SCOPES}\nOKTA_CLIENT_PRIVATEKEY='{key}'\n"
            ),
            "https://a.okta.com",
        ),
        (
            format!(
                "OKTA_ORG_NAME=a\nOKTA_BASE_URL=okta.com\nOKTA_API_CLIENT_ID={CLIENT}\nOKTA_API_SCOPES={SCOPES}\nOKTA_API_PRIVATE_KEY='{pem}'\nOKTA_API_PRIVATE_KEY_ID=x\n"
            ),
            "a",
        ),
        (
            format!(
                "export OKTA_ORG_URL=https://a.okta.com\nOKTA_CLIENT_ID={CLIENT}\nOKTA_SCOPES=\"{SCOPES}\"\nOKTA_PRIVATE_KEY='{key}'\nOKTA_KEY_ID=x\n"
            ),
            "https://a.okta.com",
        ),
    ] {
        for name in [".env", "variables"] {
            let path = folder.write(name, &text);
            assert_good(&read(&path), domain, &text);
            let said = run(&folder, &["lint", "--env-file", &path], &[]);
            assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        }
    }
}

fn terraform(client: &str) -> Vec<(&str, &str)> {
    vec![
        ("OKTA_ORG_NAME", "a"),
        ("OKTA_API_CLIENT_ID", client),
        ("OKTA_API_SCOPES", "okta.groups.read,okta.users.read"),
    ]
}

#[test]
fn two_families_that_differ_are_shown_and_one_can_be_chosen() {
    let folder = Folder::new();
    let key = key();
    let mut environment = sdk(CLIENT);
    environment.push(("OKTA_CLIENT_PRIVATEKEY", &key));
    environment.extend(terraform(CLIENT));
    environment.push(("OKTA_API_PRIVATE_KEY", &key));
    let said = run(&folder, &["lint"], &environment);
    assert!(
        said.code == 0,
        "they say the same: {}{}",
        said.out,
        said.err
    );

    environment.retain(|(name, _)| *name != "OKTA_API_CLIENT_ID");
    environment.push(("OKTA_API_CLIENT_ID", "0oaOtherOtherOther00"));
    let said = run(&folder, &["lint"], &environment);
    assert_eq!(said.code, 2, "{}", said.out);
    for told in [
        CLIENT,
        "0oaOtherOtherOther00",
        "$OKTA_API_CLIENT_ID",
        "--from terraform",
    ] {
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
    for (from, client) in [("sdk", CLIENT), ("terraform", "0oaOtherOtherOther00")] {
        let said = run(
            &folder,
            &["lint", "--from", from, "--format", "json"],
            &environment,
        );
        assert_eq!(said.json()["connection"]["client_id"]["shown"], client);
    }
    // Our own variables are meant for us.
    environment.push(("OKTA_CC_CLIENT_ID", "0oaOursOursOursOurs0"));
    let said = run(&folder, &["lint", "--format", "json"], &environment);
    assert_eq!(
        said.json()["connection"]["client_id"]["shown"],
        "0oaOursOursOursOurs0"
    );
    assert_eq!(
        said.json()["connection"]["domain"]["shown"],
        Value::Null,
        "never mixed"
    );
    assert!(said.err.contains("note: not used"), "{}", said.err);
}
