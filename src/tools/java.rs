//! The Java SDK: <https://github.com/okta/okta-sdk-java>, `AccessTokenRetrieverServiceImpl`.

use super::KeyFormat::Pem;
use super::LookupPlace::{Environment, Project};
use super::sdk::{self, HOME, URL};
use super::{Dpop, ExportForm, FieldMap, Lookup, PKCS_AND_SEC1, PLAIN, Slot, Tool};
use crate::model::connection::DomainForm::Url;
use crate::model::key::PemReading;
use crate::okta::algorithms::OKTA_ALGORITHMS;

pub(super) static JAVA: Tool = Tool {
    name: "java",
    title: "the Java SDK",
    // `ConfigurationValidator` of okta-commons-java: "Your Okta URL must start with https".
    domain_forms: &[Url],
    // `parsePrivateKey` with BouncyCastle; jjwt's `signWith` picks the algorithm by the key.
    key_formats: &[Pem],
    algorithms: &OKTA_ALGORITHMS,
    pem_titles: PKCS_AND_SEC1,
    // `PEMParser.readObject` of BouncyCastle has a parser for each title, and reads one object.
    pem_reading: PemReading::FirstByTitle,
    kid_beside: Some("okta.client.kid"),
    scope_separators: &[',', ' '],
    // okta-sdk-java#1089: an interceptor that acts when Okta asks for a proof.
    dpop: Dpop::Yes,
    assertion_lifetime: 3000,
    lookup: Some(Lookup {
        // `impl/src/main/java/com/okta/sdk/impl/client/DefaultClientBuilder.java`.
        family: &sdk::SDK,
        places: &[Environment, HOME, Project("src/main/resources/okta.yaml")],
        variables: &[
            &[
                ("OKTA_CLIENT_ORGURL", URL),
                ("OKTA_CLIENT_KID", Slot::KeyId),
            ],
            sdk::VARIABLES,
        ],
        object: Some(FieldMap {
            names: &[&[("orgUrl", URL)], sdk::MEMBERS, &[("kid", Slot::KeyId)]],
            ..sdk::CLIENT
        }),
        default_mode: Some("SSWS"),
        scopes_as_text: None,
        quirk: Some(
            "System properties (-Dokta.client.orgUrl=...) take precedence over all of this; okta-cc cannot see them.",
        ),
    }),
    export: Some(ExportForm::OktaYaml),
    ..PLAIN
};
