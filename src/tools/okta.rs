//! Okta itself, whatever tool asks: <https://developer.okta.com/docs/guides/build-self-signed-jwt/>.

use super::KeyFormat::{Jwk, Pem};
use super::{Dpop, PKCS_AND_SEC1, PLAIN, Tool};
use crate::model::connection::DomainForm::Any;
use crate::okta::algorithms::OKTA_ALGORITHMS;

pub static OKTA: Tool = Tool {
    name: "okta",
    title: "Okta",
    domain_forms: &[Any],
    trims_slash: true,
    key_formats: &[Jwk, Pem],
    key_members: &["n", "e", "d"],
    algorithms: &OKTA_ALGORITHMS,
    // What signs is not known; libraries such as jose and WebCrypto look at all three.
    minds: &["alg", "use", "key_ops"],
    pem_titles: PKCS_AND_SEC1,
    unescapes_pem: true,
    kid_in_jwk: true,
    kid_beside: Some("the assertion's header"),
    // Okta itself takes only spaces (RFC 6749 section 3.3). A tool may have its scopes written with commas and send spaces.
    scope_separators: &[' ', ','],
    dpop: Dpop::Yes,
    // What the guide's example has.
    assertion_lifetime: 300,
    ..PLAIN
};
