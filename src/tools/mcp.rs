//! <https://github.com/okta/okta-mcp-server>, `utils/auth/auth_manager.py`.

use super::KeyFormat::Pem;
use super::LookupPlace::Environment;
use super::{Dpop, Family, Lookup, PKCS, PLAIN, Slot, Tool};
use crate::model::connection::DomainForm::{self, Address};
use crate::model::key::PemReading;

pub(super) static MCP: Tool = Tool {
    name: "mcp",
    title: "okta-mcp-server",
    // It adds `https://` where that is missing, and removes slashes from the end.
    domain_forms: &[Address],
    trims_slash: true,
    // Authlib's `PrivateKeyJWT`, RS256, after `\n` was replaced.
    key_formats: &[Pem],
    algorithms: &["RS256"],
    pem_titles: PKCS,
    // Authlib hands it to `load_pem_private_key` of the library `cryptography`.
    pem_reading: PemReading::ByTitle,
    unescapes_pem: true,
    // Without it a browser is opened for signing in.
    kid_beside: Some("OKTA_KEY_ID"),
    kid_needed: true,
    scope_separators: &[' '],
    dpop: Dpop::No,
    assertion_lifetime: 300,
    lookup: Some(Lookup {
        family: &FAMILY,
        places: &[Environment],
        variables: &[&[
            ("OKTA_ORG_URL", Slot::Domain(Some(DomainForm::Url))),
            ("OKTA_CLIENT_ID", Slot::ClientId),
            ("OKTA_PRIVATE_KEY", Slot::Key),
            ("OKTA_KEY_ID", Slot::KeyId),
            ("OKTA_SCOPES", Slot::Scopes),
        ]],
        object: None,
        default_mode: None,
        scopes_as_text: None,
        quirk: None,
    }),
    ..PLAIN
};

static FAMILY: Family = Family {
    name: "mcp",
    title: "okta-mcp-server",
    pattern: "OKTA_ORG_URL, OKTA_CLIENT_ID, OKTA_PRIVATE_KEY, OKTA_KEY_ID, OKTA_SCOPES",
    files: &[],
};
