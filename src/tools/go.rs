//! The Go SDK: <https://github.com/okta/okta-sdk-golang>, `okta/client.go`.

use super::KeyFormat::Pem;
use super::{Dpop, Kid, PKCS, Target};
use crate::model::connection::DomainForm::Url;

pub(super) static GO: Target = Target {
    name: "go",
    title: "the Go SDK",
    // It only puts `/oauth2/v1/token` behind `orgUrl`.
    domain_forms: &[Url],
    trims_slash: false,
    // `createKeySigner`: `pem.Decode` after `\n` was replaced; RS256, and ES256 for whatever curve it is.
    key_formats: &[Pem],
    key_members: &[],
    algorithms: &["RS256", "ES256"],
    pem_titles: PKCS,
    unescapes_pem: true,
    json_as_python: false,
    kid: Kid {
        in_jwk: false,
        beside: Some("OKTA_CLIENT_PRIVATEKEYID"),
        needed: false,
    },
    scope_separators: &[',', ' '],
    // `getAccessTokenForPrivateKey` sends a proof by itself.
    dpop: Dpop::Yes,
    // `createClientAssertion`: one hour, which a clock that is a second fast exceeds (okta-sdk-golang#573).
    assertion_lifetime: 3600,
};
