//! The Terraform provider, which is built on the Go SDK:
//! <https://registry.terraform.io/providers/okta/okta/latest/docs>.

use super::KeyFormat::Pem;
use super::{Dpop, Kid, Target, go::GO};
use crate::model::connection::DomainForm::{Address, Hostname, OrgName};

pub(super) static TERRAFORM: Target = Target {
    name: "terraform",
    title: "Terraform",
    // As an address where its source has put `org_name` and `base_url` together.
    domain_forms: &[OrgName, Hostname, Address],
    key_formats: &[Pem],
    kid: Kid {
        in_jwk: false,
        beside: Some("private_key_id (OKTA_API_PRIVATE_KEY_ID)"),
        needed: false,
    },
    // `OKTA_API_SCOPES` is split at commas, and joined with spaces: so spaces arrive as they are. In a block it is a list.
    scope_separators: &[',', ' '],
    // terraform-provider-okta#2037.
    dpop: Dpop::Yes,
    ..GO
};
