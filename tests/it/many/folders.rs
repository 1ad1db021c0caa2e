//! Folders and patterns: what is taken for a connection, and what is skipped.

use super::{connection, fed, judged};
use crate::support::{Folder, fixture, good_key};

#[test]
fn a_folder_is_searched_for_connections_and_other_files_are_counted() {
    let folder = Folder::new();
    let good = connection(1).to_string();
    folder.write("a.json", &good);
    folder.write("b/deep/b.json", &good);
    folder.write(".env", fixture("good.env"));
    folder.write("c/list.jsonl", format!("{good}\n{good}\n"));
    folder.write("key.json", good_key().to_string());
    for junk in [
        (
            "package.json",
            r#"{"name":"x","scopes":{"a":1},"domain":"example.com"}"#,
        ),
        ("events.jsonl", "{\"event\":1}\n{\"event\":2}\n"),
        ("README.md", "# x"),
        ("broken.json", "{\"a\": "),
        (
            "server.pem",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        ),
    ] {
        folder.write(junk.0, junk.1);
    }
    for hidden in [".git", "node_modules", "target", ".cache"] {
        folder.write(&format!("{hidden}/x.json"), &good);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", folder.path().join("b/loop")).expect("a link");
        std::os::unix::fs::symlink("nowhere", folder.path().join("dangling")).expect("a link");
    }
    let (found, said, code) = judged(&[folder.name()]);
    assert_eq!(
        found,
        [
            ".env:3",
            "a.json:1",
            "b.json:1",
            "list.jsonl:1",
            "list.jsonl:2",
            "key.json:1"
        ],
    );
    assert!(
        said.ends_with(
            "5 files without a connection skipped (keys for another use: 1; -v lists all)\n"
        ),
        "{said}"
    );
    assert_eq!(code, 0);
}

#[test]
fn a_broken_connection_is_never_passed_over() {
    let cut = connection(1).to_string();
    let cut = &cut[..cut.len() - 3];
    for (name, content) in [
        ("okta.yaml", "okta:\n  client:\n    scopes: [a\n"),
        ("connection.json", cut),
        (
            "nango.json",
            "{\"credentials\": {\"client_private_key\" \"x\"}}",
        ),
        (
            "main.tf",
            "provider \"okta\" {\n  private_key = <<EOT\nx\n}\n",
        ),
        (
            "secret.yaml",
            "kind: Secret\nstringData: !<tag:\n  OKTA_CC_DOMAIN: x\n",
        ),
        ("appsettings.json", "{\"Okta\": "),
    ] {
        let folder = Folder::new();
        folder.write(name, content);
        folder.write("good.json", connection(2).to_string());
        let file = folder.at(name);
        for arguments in [&[folder.name()][..], &["--ignore-unknown", &file]] {
            let (_, said, code) = judged(arguments);
            assert_eq!(code, 2, "{name}: {said}");
            assert!(said.contains(&format!("{file}:")), "{name}: {said}");
        }
    }
}

#[test]
fn what_terraform_takes_from_its_environment_is_left_open_however_the_file_is_named() {
    let folder = Folder::new();
    let provider =
        |rest: &str| format!("provider \"okta\" {{\n  org_name = \"dev-12345678\"\n{rest}}}\n");
    folder.write("main.tf", provider("  client_id = var.x\n"));
    let main = folder.at("main.tf");
    for name in [&*main, folder.name()] {
        let (_, said, code) = judged(&[name]);
        assert_eq!(code, 0, "{name}: {said}");
    }
    folder.write("main.tf", provider("  api_token = var.x\n"));
    let (_, said, code) = judged(&[&main]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("API token (SSWS)"), "{said}");
}

#[test]
fn json_of_something_else_is_one_error() {
    let folder = Folder::new();
    let file = folder.write("a.json", "{\"a\":1}");
    let (_, said, code) = judged(&[&file]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("a.json is a JSON file without a connection in a form that is read. Give the four values"),
        "{said}"
    );
}

#[test]
fn what_is_somebody_elses_is_passed_over() {
    let folder = Folder::new();
    folder.write("good.json", connection(2).to_string());
    let others = [
        (
            "appsettings.json",
            r#"{"Okta": {"OktaDomain": "https://x.okta.com", "ClientId": "0oa1", "ClientSecret": "s"}}"#,
        ),
        (
            ".env",
            "OKTA_ORG_URL=https://x.okta.com\nOKTA_CLIENT_ID=0oa1\nOKTA_CLIENT_SECRET=s\n",
        ),
        (
            "secret.json",
            r#"{"type": "service_account", "client_email": "a@b.iam.gserviceaccount.com", "client_id": "1",
                "private_key": "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"}"#,
        ),
        (
            "credentials.json",
            r#"{"client_id": "1.apps.googleusercontent.com", "client_secret": "s", "scopes": ["a"]}"#,
        ),
        (
            "deployment.yaml",
            "{{- if .Values.okta }}\nclientId: {{ .Values.okta.id }}\n{{- end }}\n",
        ),
        ("README.md", "provider \"okta\" {\n\nand so on\n"),
        ("other.json", "{\"a\": "),
    ];
    for (name, content) in others {
        folder.write(name, content);
    }
    let (found, said, code) = judged(&[folder.name()]);
    assert_eq!(
        (&found[..], code),
        (&["good.json:1".to_owned()][..], 0),
        "{said}"
    );
    assert!(said.contains("7 files without a connection"), "{said}");
}

#[test]
fn a_pattern_names_the_files_that_fit_it() {
    let folder = Folder::new();
    let good = connection(1).to_string();
    for name in ["a.json", "b.json", "sub/c.json", "sub/d.jsonl", "x.txt"] {
        folder.write(name, &good);
    }
    let pattern = |name: &str| format!("{}/{name}", folder.name());
    for (name, expected) in [
        ("*.json", &["a.json:1", "b.json:1"][..]),
        ("**/*.json", &["a.json:1", "b.json:1", "c.json:1"]),
        ("sub/{c,d}.json*", &["c.json:1", "d.jsonl:1"]),
        ("[a]?json", &["a.json:1"]),
    ] {
        let (found, said, code) = judged(&[&pattern(name)]);
        assert_eq!(
            (&found[..], &*said, code),
            (&expected.map_owned()[..], "", 0),
            "{name}"
        );
    }
    folder.write("odd[1].json", &good);
    assert_eq!(judged(&[&pattern("odd[1].json")]).0, ["odd[1].json:1"]);
}

trait MapOwned {
    fn map_owned(&self) -> Vec<String>;
}

impl MapOwned for &[&str] {
    fn map_owned(&self) -> Vec<String> {
        self.iter().map(|text| (*text).to_owned()).collect()
    }
}

#[test]
fn a_folder_or_pattern_with_nothing_in_it_is_a_usage_error() {
    let folder = Folder::new();
    folder.write("README.md", "# x");
    let pattern = format!("{}/*.json", folder.name());
    let bad = format!("{}/[", folder.name());
    for (argument, expected) in [
        (folder.name(), "holds no connection: 1 files were looked at"),
        (&pattern, "matches no file"),
        (&bad, "is not valid"),
    ] {
        let (_, said, code) = judged(&[argument]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(expected), "{said}");
    }
}

/// Linux has a file that anybody may open and nobody may read from its beginning.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_read_in_a_folder_is_not_passed_over() {
    let folder = Folder::new();
    let link = folder.path().join("okta.json");
    std::os::unix::fs::symlink("/proc/self/mem", link).expect("a link");
    for (path, expected) in [
        (folder.at("okta.json"), "okta.json: Input/output error"),
        (
            folder.name().to_owned(),
            "okta.json leads out of the repository",
        ),
    ] {
        let output = fed(&["lint", &path], "");
        assert_eq!(output.code, 2);
        let said = &output.err;
        assert!(said.contains(expected), "{said}");
    }
}
