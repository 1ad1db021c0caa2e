//! Files that are found by their names, in which order, and what they may say.

use std::fs;

use serde_json::Value;

use super::{SCOPES, key, run, sdk};
use crate::support::{CLIENT_ID as CLIENT, Folder, Output};

#[test]
fn a_file_that_lies_there_does_not_send_another_source_s_key_elsewhere() {
    let folder = Folder::new();
    let base_url = "https://login.example.com";
    let key = key();
    let ours = [
        ("OKTA_CC_CLIENT_ID", CLIENT),
        ("OKTA_CC_PRIVATE_KEY", &key),
        ("OKTA_CC_DOMAIN", "dev-12345678"),
        ("OKTA_CC_SCOPES", SCOPES),
    ];
    let asked = |variables: &[(&str, &str)]| {
        run(&folder, &["config", "--format", "json"], variables).json()
    };
    let file = format!("{{\"base_url\":\"{base_url}\"}}");
    folder.write("okta-cc.json", &file);
    assert_eq!(asked(&ours)["base_url"], Value::Null);
    let own = file.replace('}', &format!(",\"private_key\":{key}}}"));
    folder.write("okta-cc.json", own);
    assert_eq!(asked(&[])["base_url"], format!("{base_url}/"));
}

#[test]
fn files_are_found_in_their_order() {
    let folder = Folder::new();
    let client = |said: &Output| said.json()["connection"]["client_id"]["shown"].clone();
    let lint = ["lint", "--format", "json"];
    let whole = |client: &str| {
        format!(
            "okta: {{client: {{orgUrl: 'https://a.okta.com', clientId: {client}, scopes: a, privateKey: '{}'}}}}",
            key()
        )
    };
    folder.write("home/.okta/okta.yaml", whole("0oaHomeHomeHomeHome0"));
    let home = folder.path().join("home");
    let home = [("HOME", home.to_str().expect("UTF-8"))];
    assert_eq!(client(&run(&folder, &lint, &home)), "0oaHomeHomeHomeHome0");
    let said = run(&folder, &["lint"], &[]);
    assert!(
        said.code == 2 && said.err.contains("~/.okta/okta.yaml"),
        "{}",
        said.err
    );

    // A directory of that name is skipped.
    fs::create_dir(folder.path().join("okta.yml")).expect("a folder");
    folder.write(
        "okta.yaml",
        "okta:\n  client:\n    clientId: 0oaFileFileFileFile0\n",
    );
    let said = run(&folder, &lint, &home);
    assert_eq!(
        client(&said),
        "0oaFileFileFileFile0",
        "the SDKs lay the project's file over the user's"
    );
    assert_eq!(
        said.json()["connection"]["domain"]["shown"],
        "https://a.okta.com"
    );

    folder.write(
        "okta-cc.yaml",
        format!(
            "client_id: 0oaOursOursOursOurs0\ndomain: a\nscopes: a\nprivate_key: '{}'\n",
            key()
        ),
    );
    assert_eq!(client(&run(&folder, &lint, &home)), "0oaOursOursOursOurs0");
    assert_eq!(
        client(&run(
            &folder,
            &["lint", "--from", "sdk", "--format", "json"],
            &home
        )),
        "0oaFileFileFileFile0"
    );
    let mut environment = sdk("0oaSdkSdkSdkSdkSdk00");
    environment.extend(home);
    assert_eq!(
        client(&run(&folder, &lint, &environment)),
        "0oaSdkSdkSdkSdkSdk00",
        "completed by its own family's files"
    );
    assert_eq!(
        client(&run(
            &folder,
            &[
                "lint",
                "--client-id",
                "0oaFlagFlagFlagFlag0",
                "--format",
                "json"
            ],
            &home
        )),
        "0oaFlagFlagFlagFlag0"
    );

    folder.write("okta-cc.yaml", "client_id: [");
    let said = run(&folder, &["lint", "--from", "okta-cc"], &[]);
    assert!(
        said.code == 2 && said.err.contains("okta-cc.yaml:1:"),
        "{}",
        said.err
    );
}
