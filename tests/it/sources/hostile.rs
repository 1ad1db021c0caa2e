//! Files that are made to break a reader, and keys in files of any name.

use okta_cc::app::files::Files;
use okta_cc::input::SourceError;

use super::{key, pem, run};
use crate::support::Folder;

#[test]
fn hostile_files_end_with_an_error_that_names_the_place_and_quotes_nothing() {
    let folder = Folder::new();
    let mut laughs = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        let aliases = [alias.as_str(); 10].join(", ");
        laughs.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let secret = "hunter2hunter2";
    for (name, text) in [
        ("laughs.yaml", laughs),
        ("deep.yaml", "[".repeat(100_000)),
        (
            "tabs.yaml",
            format!("okta:\n\tclient:\n\t\tprivateKey: {secret}\n"),
        ),
        (
            "open.yaml",
            format!("okta: {{client: {{privateKey: \"{secret}"),
        ),
        ("alias.yaml", format!("okta: *{secret}\n")),
        ("twice.yaml", format!("client_id: {secret}\nclient_id: b\n")),
        ("list.yaml", format!("client_id: [{secret}]\n")),
        (
            "twice.json",
            format!("{{\"client_id\": \"{secret}\", \"client_id\": \"b\"}}"),
        ),
        ("broken.json", format!("{{\"client_id\": {secret}}}")),
        (
            "broken.tf",
            format!("provider \"okta\" {{\n  client_id = {secret} {secret}\n}}\n"),
        ),
        ("deep.tf", format!("a = {}", "[".repeat(100_000))),
        (
            "open.tf",
            format!("provider \"okta\" {{\n  private_key = <<EOT\n{secret}\n"),
        ),
        (
            "number.tf",
            "provider \"okta\" {\n  client_id = 5\n}\n".to_owned(),
        ),
        (
            "aliases.tf",
            "provider \"okta\" {\n  alias = \"a\"\n}\nprovider \"okta\" {\n  alias = \"b\"\n}\n"
                .to_owned(),
        ),
    ] {
        let path = folder.write(name, text);
        for arguments in [
            vec!["lint", &path],
            vec!["lint", "-c", &path],
            vec!["fix", &path],
        ] {
            let said = run(&folder, &arguments, &[]);
            assert_eq!(said.code, 2, "{arguments:?}: {}{}", said.out, said.err);
            assert!(
                said.err.contains(&format!("{name}:")),
                "{arguments:?}: {}",
                said.err
            );
            assert!(!said.err.contains("hunter2"), "{arguments:?}: {}", said.err);
        }
    }
}

#[test]
fn a_key_in_a_file_of_any_name_is_still_a_key() {
    let folder = Folder::new();
    let files = Files::default();
    for name in ["key.yaml", "key.json", "key.tf", ".env", "key"] {
        for text in [pem(), key(), format!("\u{feff}{}", pem())] {
            let path = folder.write(name, &text);
            assert!(
                files
                    .document(path.as_ref())
                    .is_ok_and(|document| document.is_key),
                "{name}"
            );
            let error = files.connection(path.as_ref()).err();
            assert!(
                matches!(error, Some(SourceError::KeyAlone { .. })),
                "{name}: {error:?}"
            );
        }
    }
}
