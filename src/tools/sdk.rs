//! What Okta's SDKs have in common: `okta.yaml`, and variables whose names are made of its members' names
//! (<https://github.com/okta/okta-sdk-golang#configuration-reference>).

use super::Place::{Home, Project};
use super::{Family, FieldMap, Place, Slot, Syntax};
use crate::model::connection::DomainForm;

/// The SDKs lay the environment and their files over each other, so these are one family.
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

pub(super) const HOME: Place = Home(".okta/okta.yaml");

/// How each is asked for the org, whatever its name for it.
pub(super) const URL: Slot = Slot::Domain(Some(DomainForm::Url));

/// That of the key's ID each has for itself.
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
