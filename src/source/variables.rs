//! The variables `OKTA_CC_*`, from the environment or from a `.env` file.

use super::given::{Found, Given};
use crate::connection::Origin;

/// What variables gave. Each is a name, its value, and where it was found; other names are passed over.
pub fn from_variables(variables: impl IntoIterator<Item = (String, String, Origin)>) -> Given {
    let mut given = Given::default();
    for (name, text, origin) in variables {
        let place = match name.as_str() {
            "OKTA_CC_CLIENT_ID" => &mut given.client_id,
            "OKTA_CC_PRIVATE_KEY" => &mut given.key,
            "OKTA_CC_DOMAIN" => &mut given.domain,
            "OKTA_CC_SCOPES" => &mut given.scopes,
            _ => continue,
        };
        *place = Some(Found { text, origin });
    }
    given
}
