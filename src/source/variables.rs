//! The variables `OKTA_CC_*`, from the environment or from a `.env` file.

use super::base_url::parse_base_url;
use super::{Found, Given, SourceError, env_file, text_file};
use crate::connection::Origin;

/// One variable: its name, its value, and where it was found.
pub type Variable = (String, String, Origin);

/// What variables gave. Names other than ours are passed over.
///
/// # Errors
/// When a key file cannot be read, the key is given twice, or the base URL is none.
pub fn from_variables(variables: impl IntoIterator<Item = Variable>) -> Result<Given, SourceError> {
    let mut given = Given::default();
    let mut key_file = None;
    for (name, text, origin) in variables {
        let place = match name.as_str() {
            "OKTA_CC_CLIENT_ID" => &mut given.client_id,
            "OKTA_CC_PRIVATE_KEY" => &mut given.key,
            "OKTA_CC_DOMAIN" => &mut given.domain,
            "OKTA_CC_SCOPES" => &mut given.scopes,
            "OKTA_CC_PRIVATE_KEY_FILE" => {
                key_file = Some(text);
                continue;
            }
            "OKTA_CC_BASE_URL" => {
                given.base_url = Some(parse_base_url("OKTA_CC_BASE_URL", &text)?);
                continue;
            }
            _ => continue,
        };
        *place = Some(Found { text, origin });
    }
    if let Some(path) = key_file {
        if given.key.is_some() {
            return Err(SourceError::Both {
                first: "OKTA_CC_PRIVATE_KEY".into(),
                second: "OKTA_CC_PRIVATE_KEY_FILE".into(),
            });
        }
        given.key = Some(key_from(&path)?);
    }
    Ok(given)
}

/// The variables of a `.env` file.
pub(super) fn in_env_file(path: &str, text: &str) -> Vec<Variable> {
    let entries = env_file::entries(text).into_iter();
    let variables = entries.map(|entry| {
        let origin = Origin::File {
            path: path.into(),
            line: entry.line,
            column: entry.column,
            verbatim: entry.verbatim,
        };
        (entry.name.to_owned(), entry.value, origin)
    });
    variables.collect()
}

/// A whole file as the private key.
///
/// # Errors
/// When it cannot be read.
pub fn key_from(path: &str) -> Result<Found, SourceError> {
    let text = text_file::read(path)?;
    Ok(Found {
        text,
        origin: Origin::start_of(text_file::shown_path(path)),
    })
}
