//! Our own variables and files. okta-cc itself is never the target: the target is the tool that will use the values.

use super::LookupPlace::Project;
use super::{Family, FieldMap, Lookup, LookupPlace, Slot, Syntax};
use crate::model::connection::DomainForm;

pub static OKTA_CC: Family = Family {
    name: "okta-cc",
    title: "okta-cc",
    pattern: "OKTA_CC_*",
    files: FILES,
};

const FILES: &[LookupPlace] = &[
    Project("okta-cc.json"),
    Project("okta-cc.yaml"),
    Project("okta-cc.yml"),
];

pub static OWN: Lookup = Lookup {
    family: &OKTA_CC,
    // The environment is looked at before the files of all families.
    places: FILES,
    variables: &[&[
        ("OKTA_CC_CLIENT_ID", Slot::ClientId),
        ("OKTA_CC_PRIVATE_KEY", Slot::Key),
        ("OKTA_CC_PRIVATE_KEY_FILE", Slot::KeyFile),
        ("OKTA_CC_KEY_ID", Slot::KeyId),
        ("OKTA_CC_DOMAIN", Slot::Domain(None)),
        ("OKTA_CC_SCOPES", Slot::Scopes),
        ("OKTA_CC_BASE_URL", Slot::BaseUrl),
    ]],
    object: Some(OWN_RECORD),
    default_mode: None,
    scopes_as_text: None,
    quirk: None,
};

/// A Kubernetes Secret whose entries have these names is read so too.
pub const OWN_RECORD: FieldMap = FieldMap {
    syntax: Syntax::Data,
    at: &[&[]],
    any_case: false,
    names: &[&[
        ("client_id", Slot::ClientId),
        ("private_key", Slot::Key),
        ("key_id", Slot::KeyId),
        ("domain", Slot::Domain(None)),
        ("subdomain", Slot::Domain(Some(DomainForm::Subdomain))),
        ("hostname", Slot::Domain(Some(DomainForm::Hostname))),
        ("scopes", Slot::Scopes),
        ("base_url", Slot::BaseUrl),
    ]],
};
