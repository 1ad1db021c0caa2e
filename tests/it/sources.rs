//! Every file and every family of variables that the Okta world writes is read, with places that point into it.

use std::fs;

use okta_cc::app::files::{connection_file, document};
use okta_cc::input::SourceError;
use okta_cc::model::connection::{Connection, DomainForm, Field, Origin};
use serde_json::Value;

use crate::support::{CLIENT_ID as CLIENT, Folder, Output, Run, fixture, good};

const SCOPES: &str = "okta.users.read okta.groups.read";

fn key() -> String {
    good("PRIVATE_KEY")
}

fn pem() -> String {
    fixture("pem/pkcs8.pem")
}

fn indented(text: &str, by: usize) -> String {
    let lines = text
        .lines()
        .map(|line| format!("{}{line}\n", " ".repeat(by)));
    lines.collect()
}

/// A run in the folder.
fn run(folder: &Folder, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let run = Run::of(arguments).environment(environment);
    run.folder(folder.path()).output()
}

fn read(path: &str) -> Connection {
    let document = document(path).unwrap_or_else(|error| panic!("{error}"));
    document.given.into_connection(Origin::NotGiven)
}

/// Where each value stands: line and column.
fn places(connection: &Connection) -> Vec<(usize, usize)> {
    let places = connection.inputs().map(|input| {
        let place = input.locate(0).expect("a place");
        (place.line, place.column)
    });
    places.to_vec()
}

fn assert_good(connection: &Connection, domain: &str, what: &str) {
    let text = |field| connection.input(field).text();
    assert_eq!(text(Field::ClientId), CLIENT, "{what}");
    assert_eq!(text(Field::Domain), domain, "{what}");
    assert_eq!(text(Field::Scopes), SCOPES, "{what}");
    let name = text(Field::Key);
    let is_key = name.contains("BEGIN PRIVATE KEY") || name.contains("\"kty\"");
    assert!(is_key, "{what}");
}

#[test]
fn an_okta_yaml_is_read_with_its_places() {
    let folder = Folder::new();
    let text = format!(
        "okta:\n  client:\n    orgUrl: https://dev-12345678.okta.com # ours\n    authorizationMode: \"PrivateKey\"\n    \
         clientId: '{CLIENT}'\n    scopes: [okta.users.read, okta.groups.read]\n    privateKeyId: a-kid\n    \
         privateKey: |\n{}",
        indented(&pem(), 6)
    );
    for (name, text) in [
        ("okta.yaml", text.clone()),
        ("windows.yml", text.replace('\n', "\r\n")),
        ("bom.yaml", format!("\u{feff}{text}")),
        ("no-name", text.clone()),
    ] {
        let connection = read(&folder.write(name, text));
        assert_good(&connection, "https://dev-12345678.okta.com", name);
        assert_eq!(
            places(&connection),
            [(5, 16), (9, 7), (3, 13), (6, 14)],
            "{name}"
        );
        assert_eq!(connection.domain_form, Some(DomainForm::Url));
        let key_id = connection.key_id.as_ref().expect("a key ID");
        assert_eq!(key_id.text, "a-kid");
        assert!(
            key_id.origin.to_string().ends_with(":7:19"),
            "{}",
            key_id.origin
        );
    }
}

#[test]
fn places_hold_inside_lists_and_blocks() {
    let folder = Folder::new();
    let text = format!(
        "okta:\n  client:\n    scopes:\n      - okta.users.read\n      - 'okta.groups.reed'\n    privateKey: |\n{}",
        indented(&pem(), 6)
    );
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        let connection = read(&folder.write("okta.yaml", text));
        let at = |field, offset| {
            let place = connection.input(field).locate(offset).expect("a place");
            (place.line, place.column)
        };
        assert_eq!(at(Field::Scopes, 0), (4, 9));
        assert_eq!(at(Field::Scopes, 16 + 5), (5, 10 + 5));
        let second_line = pem().find('\n').expect("a line") + 1;
        assert_eq!(at(Field::Key, second_line + 3), (8, 7 + 3));
    }
}

#[test]
fn each_spelling_of_an_sdk_is_read() {
    let folder = Folder::new();
    let key = key();
    for client in [
        format!(
            "okta:\n  client:\n    oktaDomain: https://a.okta.com\n    clientId: {CLIENT}\n    scopes:\n      - okta.users.read\n      - okta.groups.read\n    privateKey: '{key}'\n"
        ),
        format!(
            "okta.client.orgUrl: https://a.okta.com\nokta.client.clientId: {CLIENT}\nokta.client.scopes: {SCOPES}\nokta.client.privateKey: '{key}'\n"
        ),
        format!(
            "Okta: {{Client: {{OktaDomain: \"https://a.okta.com\", ClientId: {CLIENT}, Scopes: {SCOPES}, PrivateKey: {key}}}}}\n"
        ),
        format!(
            "x: &x\n  clientId: {CLIENT}\n  scopes: &s {SCOPES}\nokta:\n  client:\n    <<: *x\n    orgUrl: https://a.okta.com\n    privateKey: '{key}'\n"
        ),
    ] {
        let connection = read(&folder.write("okta.yaml", &client));
        assert_good(&connection, "https://a.okta.com", &client);
    }
}

#[test]
fn json_of_dotnet_and_nango_is_read() {
    let folder = Folder::new();
    let (key, string) = (key(), serde_json::to_string(&key()).expect("JSON"));
    let url = "https://dev-12345678.okta.com";
    for (name, text, domain, form) in [
        (
            "appsettings.json",
            format!(
                r#"{{"Logging": {{}}, "Okta": {{"Client": {{"OktaDomain": "{url}", "ClientId": "{CLIENT}", "Scopes": ["okta.users.read", "okta.groups.read"], "PrivateKey": {key}}}}}}}"#
            ),
            url,
            DomainForm::Url,
        ),
        (
            "appsettings.Development.json",
            format!(
                r#"{{"Okta:Client:OktaDomain": "{url}", "Okta:Client:ClientId": "{CLIENT}", "okta": {{"scopes": "{SCOPES}", "privatekey": {key}}}}}"#
            ),
            url,
            DomainForm::Url,
        ),
        (
            "appsettings.Production.json",
            format!(
                "{{\n  // ours\n  \"Okta\": {{\"Client\": {{\"OktaDomain\": \"{url}\", /* the app */ \"ClientId\": \"{CLIENT}\", \
                 \"Scopes\": \"{SCOPES}\", \"PrivateKey\": {key},}}}}\n}}\n"
            ),
            url,
            DomainForm::Url,
        ),
        (
            "create-connection.json",
            format!(
                r#"{{"provider_config_key": "okta-cc", "connection_id": "c", "credentials": {{"type": "OAUTH2_CC", "client_id": "{CLIENT}", "client_private_key": {string}}}, "connection_config": {{"subdomain": "dev-12345678", "oauth_scopes": "{SCOPES}"}}}}"#
            ),
            "dev-12345678",
            DomainForm::Subdomain,
        ),
        (
            "own.json",
            format!(
                r#"{{"client_id": "{CLIENT}", "private_key": {key}, "key_id": "k", "hostname": "dev-12345678.okta.com", "scopes": ["okta.users.read", "okta.groups.read"]}}"#
            ),
            "dev-12345678.okta.com",
            DomainForm::Hostname,
        ),
    ] {
        let path = folder.write(name, &text);
        let connection = read(&path);
        assert_good(&connection, domain, name);
        assert_eq!(connection.domain_form, Some(form), "{name}");
        let said = run(&folder, &["lint", &path], &[]);
        assert_eq!(said.code, 0, "{name}: {}{}", said.out, said.err);
    }
}

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
    let told = "main.tf:8:20: var.client_id stands for the client ID, and its value is not here. Give it with --client-id.";
    assert!(said.err.contains(told), "{}", said.err);
}

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
fn what_is_put_in_later_is_not_judged_now() {
    let folder = Folder::new();
    let text = format!(
        "okta:\n  client:\n    orgUrl: https://${{ORG}}.okta.com\n    clientId: {CLIENT}\n    scopes: {SCOPES}\n    privateKey: ${{OKTA_PRIVATE_KEY}}\n    kid: ${{KID}}\n    keyId: ${{KID}}\n"
    );
    let yaml = folder.write("okta.yaml", text);
    let text = format!(
        "OKTA_CLIENT_ORGURL=${{ORG}}\nOKTA_CLIENT_CLIENTID={CLIENT}\nOKTA_CLIENT_SCOPES={SCOPES}\nOKTA_CLIENT_PRIVATEKEY=${{OKTA_PRIVATE_KEY}}\n"
    );
    let variables = folder.write("okta.env", text);
    for path in [yaml, variables] {
        let connection = read(&path);
        let origin = connection.input(Field::Key).origin();
        let named = matches!(origin, Origin::Elsewhere { reference, .. } if reference == "${OKTA_PRIVATE_KEY}");
        assert!(named, "{path}: {origin:?}");
        let said = run(&folder, &["lint", &path], &[]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    }
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

#[test]
fn a_kubernetes_secret_is_decoded() {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    let folder = Folder::new();
    let encoded = |text: &str| BASE64_STANDARD.encode(text);
    let config = format!(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: okta}}\ndata:\n  OKTA_CLIENT_ORGURL: https://a.okta.com\n  OKTA_CLIENT_SCOPES: {SCOPES}\n"
    );
    let yaml = format!(
        "okta: {{client: {{orgUrl: 'https://a.okta.com', clientId: {CLIENT}, scopes: {SCOPES}, privateKey: '{}'}}}}",
        key()
    );
    for secret in [
        format!(
            "{config}---\napiVersion: v1\nkind: Secret\ndata:\n  OKTA_CLIENT_CLIENTID: {}\n  OKTA_CLIENT_PRIVATEKEY: {}\n",
            encoded(CLIENT),
            encoded(&pem())
        ),
        format!(
            "kind: Secret\nstringData:\n  client-id: {CLIENT}\n  domain: https://a.okta.com\n  scopes: {SCOPES}\ndata:\n  private-key: {}\n",
            encoded(&key())
        ),
        format!("kind: Secret\ndata:\n  okta.yaml: {}\n", encoded(&yaml)),
        format!(
            "kind: Secret\nstringData:\n  okta.yaml: |\n{}",
            indented(&yaml, 4)
        ),
    ] {
        assert_good(
            &read(&folder.write("secret.yaml", &secret)),
            "https://a.okta.com",
            &secret,
        );
    }
    let path = folder.write(
        "secret.yaml",
        "kind: Secret\ndata:\n  client_id: '!!! hunter2'\n",
    );
    let said = run(&folder, &["lint", &path], &[]);
    assert_eq!(said.code, 2, "{}", said.out);
    assert!(
        said.err
            .contains("secret.yaml:3:15: \"client_id\" must be text in base64"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("hunter2"));
}

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

fn sdk(client: &str) -> Vec<(&str, &str)> {
    vec![
        ("OKTA_CLIENT_ORGURL", "https://a.okta.com"),
        ("OKTA_CLIENT_CLIENTID", client),
        ("OKTA_CLIENT_SCOPES", SCOPES),
    ]
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

    // A directory of that name is passed over.
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
    for name in ["key.yaml", "key.json", "key.tf", ".env", "key"] {
        for text in [pem(), key(), format!("\u{feff}{}", pem())] {
            let path = folder.write(name, &text);
            assert!(
                document(&path).is_ok_and(|document| document.is_key),
                "{name}"
            );
            let error = connection_file(&path).err();
            assert!(
                matches!(error, Some(SourceError::KeyAlone { .. })),
                "{name}: {error:?}"
            );
        }
    }
}

fn value<'a>(account: &'a Value, name: &str) -> &'a Value {
    let values = account["values"].as_array().expect("a list");
    let found = values.iter().find(|value| value["name"] == name);
    found.unwrap_or_else(|| panic!("{name}: {account}"))
}

#[test]
fn config_says_where_each_value_is_from_and_what_it_goes_before() {
    let folder = Folder::new();
    let key = key();
    let path = folder.write("okta.yaml", "okta:\n  client:\n    orgUrl: https://file.okta.com\n    scopes: [a, b]\n    clientId: x\n");
    let mut environment = sdk(CLIENT);
    environment.push(("OKTA_CLIENT_PRIVATEKEY", &key));
    environment.push(("OKTA_ORG_NAME", "other"));
    let said = run(&folder, &["config", "--format", "json"], &environment);
    let account = said.json();
    assert_eq!(account["family"], "sdk");
    let domain = value(&account, "domain");
    assert_eq!(domain["value"]["shown"], "https://a.okta.com");
    assert_eq!(domain["value"]["source"], "$OKTA_CLIENT_ORGURL");
    let before = &domain["shadowed"][0];
    assert_eq!(
        (&before["source"], &before["line"], &before["column"]),
        (&path.into(), &3.into(), &13.into())
    );
    let print = value(&account, "private_key")["value"]["shown"]
        .as_str()
        .expect("a text");
    assert!(
        print.starts_with("kid b3c1f0de-5a71-4c0e-9d0a-1f6f3b2a7c55, thumbprint "),
        "{print}"
    );
    assert!(
        account["unused"][0]
            .as_str()
            .is_some_and(|text| text.contains("$OKTA_ORG_NAME"))
    );
    let said = run(&folder, &["config"], &environment);
    assert!(
        said.code == 0 && said.out.contains("okta.yaml:3:13"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(
        said.out
            .lines()
            .all(|line| line.chars().count() < 80 || line.contains("okta.yaml")),
        "{}",
        said.out
    );
    // A key that is none has a hash too short to work back from.
    let said = run(
        &folder,
        &["config"],
        &[("OKTA_CC_PRIVATE_KEY", "hunter2hunter2")],
    );
    assert!(said.out.contains("no readable key"), "{}", said.out);
    assert!(!said.out.contains("hunter2"));
}

#[test]
fn config_takes_what_each_consumer_would_take() {
    let folder = Folder::new();
    let yaml = "okta: {client: {orgUrl: 'https://file.okta.com', clientId: file, kid: k, keyId: k, privateKeyId: k}}";
    folder.write("okta.yaml", yaml);
    folder.write(
        "appsettings.json",
        r#"{"Okta": {"Client": {"OktaDomain": "https://net.okta.com", "Scopes": ["a"]}}}"#,
    );
    folder.write(
        "main.tf",
        "provider \"okta\" {\n  org_name = \"tf\"\n  client_id = var.id\n}\n",
    );
    let key = key();
    let environment = [
        ("OKTA_CLIENT_ORGURL", "https://env.okta.com"),
        ("OKTA_CLIENT_KEYID", "n"),
        ("OKTA_CLIENT_PRIVATEKEY", &key),
        ("OKTA_ORG_NAME", "env"),
        ("OKTA_API_SCOPES", "a,b"),
        ("OKTA_CLIENT_ID", "mcp"),
    ];
    let ask = |consumer: &str| {
        let said = run(
            &folder,
            &["config", "--as", consumer, "--format", "json"],
            &environment,
        );
        said.json()
    };
    for (consumer, domain, client, key_id) in [
        ("python", "https://file.okta.com", Some("file"), Some("k")),
        ("node", "https://env.okta.com", Some("file"), Some("n")),
        ("go", "https://env.okta.com", None, None),
        ("java", "https://env.okta.com", None, None),
        ("dotnet", "https://net.okta.com", None, None),
        ("terraform", "tf", Some("var.id"), None),
    ] {
        let account = ask(consumer);
        assert_eq!(
            value(&account, "domain")["value"]["shown"],
            domain,
            "{consumer}"
        );
        let shown = &value(&account, "client_id")["value"];
        if consumer != "dotnet" {
            assert_eq!(shown["shown"].as_str(), client, "{consumer}: {account}");
        }
        let values = account["values"].as_array().expect("a list");
        let found = values.iter().find(|value| value["name"] == "key_id");
        assert_eq!(
            found.and_then(|found| found["value"]["shown"].as_str()),
            key_id,
            "{consumer}"
        );
    }
    let python = ask("python")["notes"].to_string();
    // The good key with a member whose value Python does not know.
    let named = key.replacen('{', r#"{"ext":true,"#, 1);
    let environment_of_python = [("OKTA_CLIENT_PRIVATEKEY", named.as_str())];
    let said = run(
        &folder,
        &["config", "--as", "python"],
        &environment_of_python,
    );
    assert!(said.out.contains("It would stumble over:"), "{}", said.out);
    assert!(said.out.contains("Python"), "{}", said.out);
    for told in [
        "okta.yaml goes before the environment",
        "SSWS",
        "$OKTA_CLIENT_KEYID",
    ] {
        assert!(python.contains(told), "{told}: {python}");
    }
    assert_eq!(value(&ask("mcp"), "client_id")["value"]["shown"], "mcp");
    assert!(run(&folder, &["config", "--as", "python", "--domain", "x"], &[]).code == 2);
    assert!(run(&folder, &["config", "--as", "nango"], &environment).code == 0);
    assert!(
        run(&folder, &["config"], &[("HOME", "/nonexistent")]).code == 0,
        "okta.yaml is there"
    );
}
