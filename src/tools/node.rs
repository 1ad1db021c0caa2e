//! The Node SDK: <https://github.com/okta/okta-sdk-nodejs>, `src/jwt.js`, `src/client.js`.

use super::KeyFormat::{Jwk, Pem};
use super::LookupPlace::{Environment, Project};
use super::sdk::{self, HOME, URL};
use super::{Dpop, ExportForm, FieldMap, Lookup, PKCS_AND_SEC1, PLAIN, Slot, Tool};
use crate::model::connection::DomainForm::Url;
use crate::model::key::{NUMBERS, PemReading};

pub(super) static NODE: Tool = Tool {
    name: "node",
    title: "the Node SDK",
    domain_forms: &[Url],
    // `src/client.js` removes one slash.
    trims_slash: true,
    // `getPemAndJwk` with the libraries rasha for RSA and eckles for EC, which knows P-256 and P-384; the `alg` is that of
    // the JWK, or else RS256 or ES256. It looks at neither `use` nor `key_ops` (tried with 8.1.0).
    key_formats: &[Jwk, Pem],
    key_members: &NUMBERS,
    algorithms: &["RS256", "RS384", "RS512", "ES256", "ES384"],
    minds: &["alg"],
    ec_algorithm: Some("ES256"),
    pem_titles: PKCS_AND_SEC1,
    // `PEM.parseBlock` of rasha takes every line between the first and the last one.
    pem_reading: PemReading::Alone,
    // A kid inside the JWK takes precedence.
    kid_in_jwk: true,
    kid_beside: Some("OKTA_CLIENT_KEYID"),
    scope_separators: &[' '],
    // okta-sdk-nodejs#450.
    dpop: Dpop::If("since 7.2.2"),
    assertion_lifetime: 300,
    lookup: Some(Lookup {
        // `src/config-loader.js`.
        family: &sdk::SDK,
        places: &[Environment, Project("okta.yaml"), HOME],
        variables: &[
            &[
                ("OKTA_CLIENT_ORGURL", URL),
                ("OKTA_CLIENT_KEYID", Slot::KeyId),
            ],
            sdk::VARIABLES,
        ],
        object: Some(FieldMap {
            names: &[&[("orgUrl", URL)], sdk::MEMBERS, &[("keyId", Slot::KeyId)]],
            ..sdk::CLIENT
        }),
        default_mode: Some("SSWS"),
        scopes_as_text: None,
        quirk: None,
    }),
    export: Some(ExportForm::OktaYaml),
    ..PLAIN
};
