//! Files of the SDKs, of Nango and of Kubernetes, and what is put into them later.

use okta_cc::model::connection::{DomainForm, Field, Origin};

use super::{SCOPES, assert_good, indented, key, pem, places, read, run};
use crate::support::{CLIENT_ID as CLIENT, Folder};

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
