//! The families of environment variables: each tool of the Okta world has its own names for the same values.

use super::slot::Slot;
use super::{Given, SourceError, Variable};
use crate::model::connection::DomainForm;

/// Whose names the values have. Values of two families are never put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    OktaCc,
    Sdk,
    Terraform,
    Mcp,
}

const URL: Slot = Slot::Domain(Some(DomainForm::Url));

impl Family {
    /// In the order in which they are looked at.
    pub const ALL: [Self; 4] = [Self::OktaCc, Self::Sdk, Self::Terraform, Self::Mcp];

    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::OktaCc => "okta-cc",
            Self::Sdk => "sdk",
            Self::Terraform => "terraform",
            Self::Mcp => "mcp",
        }
    }

    /// Its variables in a few characters.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::OktaCc => "OKTA_CC_*",
            Self::Sdk => "OKTA_CLIENT_*",
            Self::Terraform => "OKTA_ORG_NAME, OKTA_BASE_URL, OKTA_API_*",
            Self::Mcp => "OKTA_ORG_URL, OKTA_CLIENT_ID, OKTA_PRIVATE_KEY, OKTA_KEY_ID, OKTA_SCOPES",
        }
    }

    /// Its names, and what each stands for.
    pub fn variables(self) -> &'static [(&'static str, Slot)] {
        match self {
            Self::OktaCc => &[
                ("OKTA_CC_CLIENT_ID", Slot::ClientId),
                ("OKTA_CC_PRIVATE_KEY", Slot::Key),
                ("OKTA_CC_PRIVATE_KEY_FILE", Slot::KeyFile),
                ("OKTA_CC_KEY_ID", Slot::KeyId),
                ("OKTA_CC_DOMAIN", Slot::Domain(None)),
                ("OKTA_CC_SCOPES", Slot::Scopes),
                ("OKTA_CC_BASE_URL", Slot::BaseUrl),
            ],
            // Each SDK reads its own name of the key ID, and Python's none.
            Self::Sdk => &[
                ("OKTA_CLIENT_ORGURL", URL),
                ("OKTA_CLIENT_OKTADOMAIN", URL),
                ("OKTA_CLIENT_AUTHORIZATIONMODE", Slot::Mode),
                ("OKTA_CLIENT_CLIENTID", Slot::ClientId),
                ("OKTA_CLIENT_SCOPES", Slot::Scopes),
                ("OKTA_CLIENT_PRIVATEKEY", Slot::Key),
                ("OKTA_CLIENT_PRIVATEKEYID", Slot::KeyId),
                ("OKTA_CLIENT_KEYID", Slot::KeyId),
                ("OKTA_CLIENT_KID", Slot::KeyId),
            ],
            Self::Terraform => &[
                ("OKTA_ORG_NAME", Slot::OrgName),
                ("OKTA_BASE_URL", Slot::Cell),
                ("OKTA_API_CLIENT_ID", Slot::ClientId),
                ("OKTA_API_PRIVATE_KEY", Slot::Key),
                ("OKTA_API_PRIVATE_KEY_ID", Slot::KeyId),
                ("OKTA_API_SCOPES", Slot::Scopes),
            ],
            Self::Mcp => &[
                ("OKTA_ORG_URL", URL),
                ("OKTA_CLIENT_ID", Slot::ClientId),
                ("OKTA_PRIVATE_KEY", Slot::Key),
                ("OKTA_KEY_ID", Slot::KeyId),
                ("OKTA_SCOPES", Slot::Scopes),
            ],
        }
    }

    /// What variables gave under this family's names; other names are passed over.
    ///
    /// # Errors
    /// When a key file cannot be read, two names give one value differently, or the base URL is none.
    pub fn given(self, variables: &[Variable]) -> Result<Given, SourceError> {
        super::variables::given(self.variables(), variables)
    }
}

/// Whether a variable has a name of any family.
pub(super) fn is_known(name: &str) -> bool {
    let mut all = Family::ALL.iter().flat_map(|family| family.variables());
    all.any(|(known, _)| *known == name)
}

/// What the first family gave that has any value, where they agree.
///
/// # Errors
/// When two families are complete and differ, or a value cannot be read.
pub(super) fn one_of(variables: &[Variable]) -> Result<Given, SourceError> {
    let mut options = Vec::new();
    for family in Family::ALL {
        options.push((family, family.given(variables)?));
    }
    options.retain(|(_, given)| !given.is_empty() || given.base_url.is_some());
    super::choice::choose(&options, None).map(|at| match at {
        Some(at) => options.swap_remove(at).1,
        None => Given::default(),
    })
}
