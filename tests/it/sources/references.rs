//! Values that another program puts in, or that stand in another file: said to be elsewhere, never judged.

use okta_cc::model::connection::{Field, Origin};

use super::{SCOPES, read, run};
use crate::support::{CLIENT_ID as CLIENT, Folder};

/// One of each notation, and what is said of it where that is not the text itself.
const REFERENCES: &[(&str, Option<&str>)] = &[
    ("${OKTA_PRIVATE_KEY}", None),
    ("${OKTA_PRIVATE_KEY:?missing}", None),
    ("$OKTA_PRIVATE_KEY", None),
    ("$env:OKTA_PRIVATE_KEY", None),
    ("%OKTA_PRIVATE_KEY%", None),
    ("$(cat ./terraform-key.pem)", None),
    ("`cat okta.pem`", None),
    ("${{ secrets.OKTA_PRIVATE_KEY }}", None),
    ("{{ .Values.okta.privateKey | quote }}", None),
    ("{{ lookup('env', 'OKTA_PRIVATE_KEY') }}", None),
    ("{{resolve:secretsmanager:okta:SecretString:key}}", None),
    ("<%= ENV['OKTA_PRIVATE_KEY'] %>", None),
    ("#{OktaPrivateKey}#", None),
    ("op://Engineering/okta-mcp/private key", None),
    ("vault:secret/data/okta#private_key", None),
    ("ref+vault://secret/okta#/key", None),
    (
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:okta",
        None,
    ),
    ("sm://acme-prod/okta-key", None),
    ("projects/acme/secrets/okta-key/versions/latest", None),
    (
        "@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/okta)",
        None,
    ),
    ("<path:secret/data/okta#private_key>", None),
    ("file:///run/secrets/okta.pem", None),
    ("classpath:okta.pem", None),
    ("var.okta_private_key", None),
    ("secrets.OKTA_PRIVATE_KEY", None),
    ("C:\\keys\\okta.pem", None),
    ("\\\\server\\keys\\okta.pem", None),
    ("/run/secrets/okta_key", None),
    ("~/.okta/key", None),
    ("./missing.pem", None),
    (
        "ENC[AES256_GCM,data:Yk3v9Qm1,iv:gq3m0Gd2bq==,tag:1a2b3c==,type:str]",
        Some("a value that sops has encrypted"),
    ),
    (
        "encrypted:BDqDBibm4wsYqMpCjTQ6BsDHmMadg9K3",
        Some("a value that dotenvx has encrypted"),
    ),
];

#[test]
fn a_reference_of_any_kind_is_no_value_in_any_file() {
    let folder = Folder::new();
    for (reference, said) in REFERENCES {
        let quoted = reference.replace('\'', "''");
        let json = serde_json::to_string(reference).expect("a text");
        for (name, text, line) in [
            (
                "a.env",
                format!(
                    "OKTA_CC_CLIENT_ID={CLIENT}\nOKTA_CC_DOMAIN=dev-12345678\nOKTA_CC_SCOPES={SCOPES}\nOKTA_CC_PRIVATE_KEY={reference}\n"
                ),
                4,
            ),
            (
                "okta.yaml",
                format!(
                    "okta:\n  client:\n    orgUrl: https://a.okta.com\n    clientId: {CLIENT}\n    scopes: {SCOPES}\n    privateKey: '{quoted}'\n"
                ),
                6,
            ),
            (
                "own.json",
                format!(
                    "{{\"client_id\": \"{CLIENT}\", \"domain\": \"dev-12345678\", \"scopes\": \"{SCOPES}\",\n\"private_key\": {json}}}"
                ),
                2,
            ),
            (
                "secret.yaml",
                format!(
                    "kind: Secret\nstringData:\n  client_id: {CLIENT}\n  domain: dev-12345678\n  scopes: {SCOPES}\n  private_key: '{quoted}'\n"
                ),
                6,
            ),
        ] {
            let path = folder.write(name, text);
            let connection = read(&path);
            let origin = connection.input(Field::Key).origin();
            let Origin::Elsewhere {
                reference: told,
                line: at,
                ..
            } = origin
            else {
                panic!("{name}: {reference}: {origin:?}");
            };
            assert_eq!(*at, line, "{name}: {reference}");
            let start: String = reference.chars().take(20).collect();
            match said {
                Some(said) => assert_eq!(told, said),
                None => assert!(told.starts_with(&start), "{reference}: {told}"),
            }
            let said = run(&folder, &["lint", &path], &[]);
            assert_eq!(
                said.code, 0,
                "{name}: {reference}: {}{}",
                said.out, said.err
            );
        }
    }
}

#[test]
fn part_of_an_address_or_of_a_list_may_be_a_reference() {
    let folder = Folder::new();
    for (domain, scopes) in [
        ("https://${ORG}.okta.com", "okta.users.read"),
        ("{{ .Values.org }}.okta.com", "okta.users.read"),
        ("dev-12345678", "okta.users.read,${MORE}"),
    ] {
        let path = folder.write(
            "own.json",
            format!("{{\"client_id\": \"{CLIENT}\", \"domain\": \"{domain}\", \"scopes\": \"{scopes}\", \"private_key\": \"${{K}}\"}}"),
        );
        let connection = read(&path);
        let is_elsewhere =
            |field| matches!(connection.input(field).origin(), Origin::Elsewhere { .. });
        assert_eq!(
            is_elsewhere(Field::Domain),
            domain != "dev-12345678",
            "{domain}"
        );
        assert_eq!(
            is_elsewhere(Field::Scopes),
            scopes.contains('$'),
            "{scopes}"
        );
    }
}

#[test]
fn what_only_looks_like_a_reference_is_judged() {
    let folder = Folder::new();
    for (name, value) in [
        (
            "OKTA_CC_PRIVATE_KEY",
            "https://acme.okta.com/oauth2/v1/keys",
        ),
        ("OKTA_CC_PRIVATE_KEY", "{\"kty\":\"RSA\"}"),
        (
            "OKTA_CC_PRIVATE_KEY",
            "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj/MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu",
        ),
        ("OKTA_CC_DOMAIN", "{yourOktaDomain}"),
        ("OKTA_CC_DOMAIN", "https://acme.okta.com"),
        ("OKTA_CC_DOMAIN", "data.acme.example"),
        ("OKTA_CC_CLIENT_ID", "{clientId}"),
        ("OKTA_CC_SCOPES", "okta.users.read openid"),
    ] {
        let path = folder.write("a.env", format!("{name}={value}\n"));
        let connection = read(&path);
        let inputs = connection.inputs();
        let given: Vec<_> = inputs
            .iter()
            .filter(|input| !input.text().is_empty())
            .collect();
        assert_eq!(given.len(), 1, "{value}: {inputs:?}");
    }
}

#[test]
fn a_variable_of_the_environment_may_refer_too() {
    let folder = Folder::new();
    let said = run(
        &folder,
        &["lint"],
        &[
            ("OKTA_CC_CLIENT_ID", CLIENT),
            ("OKTA_CC_DOMAIN", "dev-12345678"),
            ("OKTA_CC_SCOPES", SCOPES),
            ("OKTA_CC_PRIVATE_KEY", "op://Engineering/okta/key"),
        ],
    );
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(
        said.out.contains("op://Engineering/okta/key"),
        "{}",
        said.out
    );
}
