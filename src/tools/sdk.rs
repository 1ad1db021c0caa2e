//! What Okta's SDKs have in common: `okta.yaml`, and variables whose names are made of its members' names
//! (<https://github.com/okta/okta-sdk-golang#configuration-reference>).

use super::LookupPlace::{Home, Project};
use super::{Family, FieldMap, LookupPlace, Slot, Syntax};
use crate::model::connection::DomainForm;

/// The SDKs combine values of the environment and of their files, so all of them are one family.
pub(super) static SDK: Family = Family {
    name: "sdk",
    title: "Okta's SDKs",
    pattern: "OKTA_CLIENT_*",
    files: &[
        Project("okta.yaml"),
        Project("okta.yml"),
        Project(".okta.yaml"),
        Project(".okta/okta.yaml"),
        HOME,
    ],
};

pub(super) const HOME: LookupPlace = Home(".okta/okta.yaml");

/// All SDKs take the org as a URL, by whatever name.
pub(super) const URL: Slot = Slot::Domain(Some(DomainForm::Url));

/// The variables that all SDKs share. The one for the key's ID differs from SDK to SDK.
pub(super) const VARIABLES: &[(&str, Slot)] = &[
    ("OKTA_CLIENT_CLIENTID", Slot::ClientId),
    ("OKTA_CLIENT_SCOPES", Slot::Scopes),
    ("OKTA_CLIENT_PRIVATEKEY", Slot::Key),
    ("OKTA_CLIENT_AUTHORIZATIONMODE", Slot::Mode),
];

pub(super) const MEMBERS: &[(&str, Slot)] = &[
    ("authorizationMode", Slot::Mode),
    ("clientId", Slot::ClientId),
    ("scopes", Slot::Scopes),
    ("privateKey", Slot::Key),
];

pub(super) const CLIENT: FieldMap = FieldMap {
    syntax: Syntax::Data,
    at: &[&["okta", "client"], &["okta"]],
    any_case: false,
    names: &[MEMBERS],
};
