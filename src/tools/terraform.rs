//! The Terraform provider, which is built on the Go SDK:
//! <https://registry.terraform.io/providers/okta/okta/latest/docs>.

use super::KeyFormat::Pem;
use super::LookupPlace::{Ending, Environment};
use super::{Dpop, ExportForm, Family, FieldMap, Lookup, Slot, Syntax, Tool, go::GO};
use crate::model::connection::DomainForm::{Address, Hostname, OrgName};

pub(super) static TERRAFORM: Tool = Tool {
    name: "terraform",
    title: "Terraform",
    // As an address where its source has put `org_name` and `base_url` together.
    domain_forms: &[OrgName, Hostname, Address],
    key_formats: &[Pem],
    kid_beside: Some("private_key_id (OKTA_API_PRIVATE_KEY_ID)"),
    // `OKTA_API_SCOPES` is split at commas, and joined with spaces: so spaces arrive as they are. In a block it is a list.
    scope_separators: &[',', ' '],
    // terraform-provider-okta#2037.
    dpop: Dpop::Yes,
    lookup: Some(Lookup {
        family: &FAMILY,
        places: &[Ending("tf"), Environment],
        variables: &[&[
            ("OKTA_ORG_NAME", Slot::OrgName),
            ("OKTA_BASE_URL", Slot::Cell),
            ("OKTA_API_CLIENT_ID", Slot::ClientId),
            ("OKTA_API_PRIVATE_KEY", Slot::Key),
            ("OKTA_API_PRIVATE_KEY_ID", Slot::KeyId),
            ("OKTA_API_SCOPES", Slot::Scopes),
        ]],
        object: Some(FieldMap {
            syntax: Syntax::Block,
            at: &[&["provider", "okta"]],
            any_case: false,
            names: &[PROVIDER],
        }),
        default_mode: None,
        scopes_as_text: Some("it refuses the block"),
        quirk: None,
    }),
    records: &[FieldMap {
        syntax: Syntax::Tfvars,
        at: &[&[]],
        any_case: false,
        names: &[PROVIDER, TFVARS],
    }],
    export: Some(ExportForm::Terraform),
    ..GO
};

static FAMILY: Family = Family {
    name: "terraform",
    title: "Terraform",
    pattern: "OKTA_ORG_NAME, OKTA_BASE_URL, OKTA_API_*",
    files: &[],
};

/// The names in the provider's block.
const PROVIDER: &[(&str, Slot)] = &[
    ("org_name", Slot::OrgName),
    ("base_url", Slot::Cell),
    ("client_id", Slot::ClientId),
    ("scopes", Slot::Scopes),
    ("private_key", Slot::Key),
    ("private_key_id", Slot::KeyId),
];

/// Names of Terraform variables. Everybody chooses their own; these are the provider's names with `okta_` before them.
const TFVARS: &[(&str, Slot)] = &[
    ("okta_org_name", Slot::OrgName),
    ("okta_base_url", Slot::Cell),
    ("okta_client_id", Slot::ClientId),
    ("okta_api_client_id", Slot::ClientId),
    ("okta_private_key", Slot::Key),
    ("okta_api_private_key", Slot::Key),
    ("okta_private_key_id", Slot::KeyId),
    ("okta_api_private_key_id", Slot::KeyId),
    ("okta_scopes", Slot::Scopes),
    ("okta_api_scopes", Slot::Scopes),
];
