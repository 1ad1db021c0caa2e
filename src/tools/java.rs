//! The Java SDK: <https://github.com/okta/okta-sdk-java>, `AccessTokenRetrieverServiceImpl`.

use super::KeyFormat::Pem;
use super::{Dpop, Kid, PKCS_AND_SEC1, Target};
use crate::model::connection::DomainForm::Url;
use crate::model::connection::key::jwk::OKTA_ALGORITHMS;

pub(super) static JAVA: Target = Target {
    name: "java",
    title: "the Java SDK",
    // `ConfigurationValidator` of okta-commons-java: "Your Okta URL must start with https".
    domain_forms: &[Url],
    trims_slash: false,
    // `parsePrivateKey` with BouncyCastle; jjwt's `signWith` picks the algorithm by the key.
    key_formats: &[Pem],
    key_members: &[],
    algorithms: &OKTA_ALGORITHMS,
    pem_titles: PKCS_AND_SEC1,
    unescapes_pem: false,
    json_as_python: false,
    kid: Kid {
        in_jwk: false,
        beside: Some("okta.client.kid"),
        needed: false,
    },
    scope_separators: &[',', ' '],
    // okta-sdk-java#1089: an interceptor that acts when Okta asks for a proof.
    dpop: Dpop::Yes,
    assertion_lifetime: 3000,
};
