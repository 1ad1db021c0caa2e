//! The tools that will use the connection, and what each accepts. A rule asks the target, never guesses.

use crate::connection::DomainForm;

/// What one consumer wants of the four values.
#[derive(Debug)]
pub struct Target {
    /// As on the command line.
    pub name: &'static str,
    /// As its makers write it.
    pub title: &'static str,
    /// The form of the domain, unless the connection's own source says otherwise.
    pub domain_form: DomainForm,
    /// The characters that may stand between scopes. Okta itself takes spaces alone (RFC 6749 section 3.3).
    pub scope_separators: &'static [char],
    /// The members that the private JWK must have, beside `kty` and `kid` (RFC 7518 section 6.3).
    pub key_members: &'static [&'static str],
    /// The `alg` it signs with (RFC 7518 section 3.1).
    pub algorithm: &'static str,
    /// Whether it can send a DPoP proof (RFC 9449).
    pub dpop: bool,
    /// How long the assertions that it makes live, in seconds.
    pub assertion_lifetime: u32,
}

/// Nango's *Okta (Client Credentials)* integration: <https://nango.dev/docs/api-integrations/okta-cc>.
pub static NANGO: Target = Target {
    name: "nango",
    title: "Nango",
    domain_form: DomainForm::Subdomain,
    // It splits at commas and joins with spaces (`getOauthClientCredentials` in `connection.service.ts`).
    scope_separators: &[' ', ','],
    key_members: &["n", "e", "d", "p", "q", "dp", "dq", "qi"],
    algorithm: "RS256",
    dpop: false,
    assertion_lifetime: 300,
};
