//! The table of what the files of the Okta world hold: under which names, in which place, which value stands.

use super::slot::Slot;
use crate::model::connection::DomainForm;

/// One object in a file. A file may hold several, and each is looked for in all of them.
pub(super) struct Shape {
    /// Where the object is, from the root. The names on the way are read in any case, as .NET does.
    pub(super) at: &'static [&'static str],
    /// Whether the names inside are read in any case too.
    pub(super) any_case: bool,
    pub(super) names: &'static [(&'static str, Slot)],
}

const SUBDOMAIN: Slot = Slot::Domain(Some(DomainForm::Subdomain));
const HOSTNAME: Slot = Slot::Domain(Some(DomainForm::Hostname));
const URL: Slot = Slot::Domain(Some(DomainForm::Url));

/// `okta.yaml` of the SDKs, and `appsettings.json` of the .NET SDK.
const SDK: &[(&str, Slot)] = &[
    ("orgUrl", URL),
    ("oktaDomain", URL),
    ("authorizationMode", Slot::Mode),
    ("clientId", Slot::ClientId),
    ("scopes", Slot::Scopes),
    ("privateKey", Slot::Key),
    ("kid", Slot::KeyId),
    ("keyId", Slot::KeyId),
    ("privateKeyId", Slot::KeyId),
];

/// Our own form. A Kubernetes Secret whose entries have these names is read so too.
pub(super) const OWN: Shape = Shape {
    at: &[],
    any_case: false,
    names: &[
        ("client_id", Slot::ClientId),
        ("private_key", Slot::Key),
        ("key_id", Slot::KeyId),
        ("domain", Slot::Domain(None)),
        ("subdomain", SUBDOMAIN),
        ("hostname", HOSTNAME),
        ("scopes", Slot::Scopes),
        ("base_url", Slot::BaseUrl),
    ],
};

/// Objects in JSON and YAML. Nango's record and the body that creates one:
/// <https://nango.dev/docs/reference/api/connections/post>.
pub(super) const SHAPES: &[Shape] = &[
    OWN,
    Shape {
        at: &["credentials"],
        any_case: false,
        names: &[
            ("client_id", Slot::ClientId),
            ("client_private_key", Slot::Key),
        ],
    },
    NANGO_CONFIG,
    Shape {
        at: &["connectionConfig"],
        ..NANGO_CONFIG
    },
    Shape {
        at: &["okta", "client"],
        any_case: true,
        names: SDK,
    },
    Shape {
        at: &["okta"],
        any_case: true,
        names: SDK,
    },
];

const NANGO_CONFIG: Shape = Shape {
    at: &["connection_config"],
    any_case: false,
    names: &[
        ("subdomain", SUBDOMAIN),
        ("hostname", HOSTNAME),
        ("oauth_scopes", Slot::Scopes),
    ],
};

/// Terraform's provider block: <https://registry.terraform.io/providers/okta/okta/latest/docs>.
pub(super) const PROVIDER: Shape = Shape {
    at: &["provider", "okta"],
    any_case: false,
    names: &[
        ("org_name", Slot::OrgName),
        ("base_url", Slot::Cell),
        ("client_id", Slot::ClientId),
        ("private_key", Slot::Key),
        ("private_key_id", Slot::KeyId),
        ("scopes", Slot::Scopes),
    ],
};

/// Values of Terraform variables. Their names are everybody's own; these are the provider's, and those before `okta_`.
pub(super) const TFVARS: Shape = Shape {
    at: &[],
    any_case: false,
    names: &[
        ("org_name", Slot::OrgName),
        ("okta_org_name", Slot::OrgName),
        ("base_url", Slot::Cell),
        ("okta_base_url", Slot::Cell),
        ("client_id", Slot::ClientId),
        ("okta_client_id", Slot::ClientId),
        ("okta_api_client_id", Slot::ClientId),
        ("private_key", Slot::Key),
        ("okta_private_key", Slot::Key),
        ("okta_api_private_key", Slot::Key),
        ("private_key_id", Slot::KeyId),
        ("okta_private_key_id", Slot::KeyId),
        ("okta_api_private_key_id", Slot::KeyId),
        ("scopes", Slot::Scopes),
        ("okta_scopes", Slot::Scopes),
        ("okta_api_scopes", Slot::Scopes),
    ],
};
