//! Nango's *Okta (Client Credentials)* integration: <https://nango.dev/docs/api-integrations/okta-cc>.

use super::KeyFormat::Jwk;
use super::{Dpop, ExportForm, FieldMap, PLAIN, Slot, Syntax, Tool};
use crate::model::connection::DomainForm::{Hostname, Subdomain};
use crate::model::key::NUMBERS;

pub static NANGO: Tool = Tool {
    name: "nango",
    title: "Nango",
    // `okta-cc` in `packages/providers/providers.yaml`: `https://${hostname}` or `https://${subdomain}.okta.com`.
    domain_forms: &[Subdomain, Hostname],
    // `getOauthClientCredentials` in `packages/shared/lib/services/connection.service.ts`: `createPrivateKey` of
    // `node:crypto` with `format: 'jwk'`, then `jsonwebtoken`, RS256, `keyid` of the JWK.
    key_formats: &[Jwk],
    key_members: &NUMBERS,
    // `createPrivateKey` looks at no other member, whatever `alg`, `use` and `key_ops` say (tried with Node 20).
    algorithms: &["RS256"],
    // `"keyid" must be a string`.
    kid_in_jwk: true,
    kid_needed: true,
    // It splits at commas and joins with spaces.
    scope_separators: &[' ', ','],
    // `docs/api-integrations/okta-cc/connect.mdx`, step 1.8.
    dpop: Dpop::No,
    assertion_lifetime: 300,
    records: RECORDS,
    export: Some(ExportForm::Nango),
    ..PLAIN
};

/// The same with the whole host name, as its form has it since June 2026 (changelog, #6385).
pub(super) static NANGO_HOSTNAME: Tool = Tool {
    name: "nango-hostname",
    domain_forms: &[Hostname],
    // `export` writes the field that fits the domain.
    export: None,
    ..NANGO
};

/// Its record, and the body that creates one: <https://nango.dev/docs/reference/api/connections/post>.
const RECORDS: &[FieldMap] = &[
    FieldMap {
        syntax: Syntax::Data,
        at: &[&["credentials"]],
        any_case: false,
        names: &[&[
            ("client_id", Slot::ClientId),
            ("client_private_key", Slot::Key),
        ]],
    },
    FieldMap {
        syntax: Syntax::Data,
        at: &[&["connection_config"], &["connectionConfig"]],
        any_case: false,
        names: &[&[
            ("subdomain", Slot::Domain(Some(Subdomain))),
            ("hostname", Slot::Domain(Some(Hostname))),
            ("oauth_scopes", Slot::Scopes),
        ]],
    },
];
