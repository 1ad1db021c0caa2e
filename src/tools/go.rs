//! The Go SDK: <https://github.com/okta/okta-sdk-golang>, `okta/client.go`.

use super::KeyFormat::Pem;
use super::LookupPlace::{Environment, Project};
use super::sdk::{self, HOME, URL};
use super::{Dpop, ExportForm, FieldMap, Lookup, PKCS, PLAIN, Slot, Tool};
use crate::model::connection::DomainForm::Url;
use crate::model::key::PemReading;

pub(super) static GO: Tool = Tool {
    name: "go",
    title: "the Go SDK",
    // It only appends `/oauth2/v1/token` to `orgUrl`.
    domain_forms: &[Url],
    // `createKeySigner`: `pem.Decode` after `\n` was replaced; RS256, and ES256 for whatever curve it is.
    key_formats: &[Pem],
    algorithms: &["RS256", "ES256"],
    pem_titles: PKCS,
    // `pem.Decode` takes the first block, and its `Type` says which parser of `crypto/x509` is used.
    pem_reading: PemReading::FirstByTitle,
    unescapes_pem: true,
    kid_beside: Some("OKTA_CLIENT_PRIVATEKEYID"),
    scope_separators: &[',', ' '],
    // `getAccessTokenForPrivateKey` sends a proof by itself.
    dpop: Dpop::Yes,
    // `createClientAssertion`: one hour, which a clock that is a second fast exceeds (okta-sdk-golang#573).
    assertion_lifetime: 3600,
    lookup: Some(Lookup {
        // `okta/config.go`.
        family: &sdk::SDK,
        places: &[Environment, Project(".okta.yaml"), HOME],
        variables: &[
            &[
                ("OKTA_CLIENT_ORGURL", URL),
                ("OKTA_CLIENT_PRIVATEKEYID", Slot::KeyId),
            ],
            sdk::VARIABLES,
        ],
        object: Some(FieldMap {
            names: &[
                &[("orgUrl", URL)],
                sdk::MEMBERS,
                &[("privateKeyId", Slot::KeyId)],
            ],
            ..sdk::CLIENT
        }),
        default_mode: Some("SSWS"),
        scopes_as_text: Some("it cannot read its file"),
        quirk: Some("In the project folder it reads .okta.yaml (with a dot), not okta.yaml."),
    }),
    export: Some(ExportForm::OktaYaml),
    ..PLAIN
};
