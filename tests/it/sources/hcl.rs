//! Terraform's files, and references in them.

use okta_cc::model::connection::{DomainForm, Field};

use super::{assert_good, indented, pem, places, read, run};
use crate::support::{CLIENT_ID as CLIENT, Folder};

#[test]
fn a_terraform_provider_is_read_and_a_reference_is_said() {
    let folder = Folder::new();
    folder.write("keys/okta.pem", pem());
    let provider = |key: &str, client: &str| {
        format!(
            "terraform {{\n  required_version = \">= 1.5\"\n}}\n\nprovider \"okta\" {{\n  org_name       = \"dev-12345678\"\n  \
             base_url       = \"okta.com\"\n  client_id      = {client}\n  private_key_id = \"a-kid\"\n  private_key    = {key}\n  \
             scopes         = [\"okta.users.read\", \"okta.groups.read\"]\n}}\n"
        )
    };
    let client = format!("\"{CLIENT}\"");
    let heredoc = format!("<<-EOT\n{}  EOT", indented(&pem(), 4));
    for (key, place) in [
        ("file(\"keys/okta.pem\")", (1, 1)),
        ("file(\"${path.module}/keys/okta.pem\")", (1, 1)),
        ("\"keys/okta.pem\"", (1, 1)),
        (heredoc.as_str(), (11, 5)),
    ] {
        let connection = read(&folder.write("main.tf", provider(key, &client)));
        assert_good(&connection, "dev-12345678", key);
        assert_eq!(places(&connection)[..2], [(8, 21), place], "{key}");
        assert_eq!(connection.domain_form, Some(DomainForm::OrgName));
        assert_eq!(
            connection.key_id.as_ref().map(|id| id.text.as_str()),
            Some("a-kid")
        );
    }

    let text = provider("file(\"absent.pem\")", "var.client_id");
    let path = folder.write("main.tf", text);
    let said = run(&folder, &["lint", &path, "-v"], &[]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    for reference in ["var.client_id", "file(\"absent.pem\")"] {
        assert!(said.out.contains(reference), "{}", said.out);
    }
    let said = run(&folder, &["doctor", "-c", &path], &[]);
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    let told = "main.tf:8:20: the client ID is only a reference, var.client_id. Give its value with --client-id.";
    assert!(said.err.contains(told), "{}", said.err);
}

#[test]
fn terraform_in_another_cell_names_the_whole_host() {
    let folder = Folder::new();
    let text = "okta_org_name = \"acme\"\nokta_base_url = \"oktapreview.com\"\nokta_client_id = \"0oa5wyqjk6Wm148fE1d7\"\n";
    let connection = read(&folder.write("dev.auto.tfvars", text));
    assert_eq!(
        connection.input(Field::Domain).text(),
        "acme.oktapreview.com"
    );
    assert_eq!(connection.domain_form, Some(DomainForm::Address));
    let place = connection.input(Field::Domain).locate(0).expect("a place");
    assert_eq!((place.line, place.column), (1, 18));
    let pem = pem().replace('\n', "\\n");
    let path = folder.write(
        "main.tf",
        format!(
            "provider \"okta\" {{\n  org_name = \"acme\"\n  base_url = \"oktapreview.com\"\n  client_id = \"{CLIENT}\"\n  \
             scopes = [\"okta.users.read\"]\n  private_key = \"{pem}\"\n}}\n"
        ),
    );
    for arguments in [
        vec!["lint", &path],
        vec!["lint", &path, "--target", "terraform"],
    ] {
        let said = run(&folder, &arguments, &[]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    }
}
