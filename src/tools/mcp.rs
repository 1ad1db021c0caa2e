//! <https://github.com/okta/okta-mcp-server>, `utils/auth/auth_manager.py`.

use super::KeyFormat::Pem;
use super::{Dpop, Kid, PKCS, Target};
use crate::model::connection::DomainForm::Address;

pub(super) static MCP: Target = Target {
    name: "mcp",
    title: "okta-mcp-server",
    // It puts `https://` before what has none, and takes slashes off the end.
    domain_forms: &[Address],
    trims_slash: true,
    // Authlib's `PrivateKeyJWT`, RS256, after `\n` was replaced.
    key_formats: &[Pem],
    key_members: &[],
    algorithms: &["RS256"],
    pem_titles: PKCS,
    unescapes_pem: true,
    json_as_python: false,
    // Without it a browser is asked for.
    kid: Kid {
        in_jwk: false,
        beside: Some("OKTA_KEY_ID"),
        needed: true,
    },
    scope_separators: &[' '],
    dpop: Dpop::No,
    assertion_lifetime: 300,
};
