//! Whether a file that a search found, and that nobody named, is meant as a connection: by its name and its words.

use super::content::Language;
use super::{Document, Open, SourceError, holds_lines, parse};
use crate::tools::LookupPlace;

/// The document in `path`, a file that a search found; `text` is the result of reading it. `None` where the file is not
/// about a connection.
///
/// # Errors
/// When it is about one by its name or its words, and cannot be read.
pub fn found(
    path: &str,
    text: Result<String, SourceError>,
    open: Open,
) -> Result<Option<Document>, SourceError> {
    let text = match text {
        Ok(text) => text,
        // It was not looked at: that it holds no connection is not known.
        Err(error @ SourceError::Unreadable { .. }) => return Err(error),
        Err(error) if is_name_of_ours(path) => return Err(error),
        Err(_) => return Ok(None),
    };
    let speaks = is_name_of_ours(path) || speaks_of_connection(path, &text);
    let is_other = |document: &Document| is_for_something_else(document, &text);
    match parse(path, text.clone(), open) {
        Ok(document) => Ok(Some(document).filter(|it| it.is_meant() && !is_other(it))),
        Err(error @ SourceError::Unreadable { .. }) => Err(error),
        Err(error) if is_fault(&error) && speaks => Err(error),
        Err(_) => Ok(None),
    }
}

/// Whether the error is about a text with a mistake in it. A text that can be read and holds no connection has none.
fn is_fault(error: &SourceError) -> bool {
    !matches!(
        error,
        SourceError::Unknown { .. }
            | SourceError::NoConnection { .. }
            | SourceError::ApiToken { .. }
    )
}

/// Names under which tools look for a connection: `okta.yaml`, `appsettings.json` and `appsettings.Development.json`.
fn is_name_of_ours(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let is_yaml_or_json = [".yaml", ".yml", ".json"]
        .iter()
        .any(|end| name.ends_with(end));
    is_yaml_or_json
        && LookupPlace::all().any(|place| place.stem().is_some_and(|stem| name.starts_with(stem)))
}

/// Whether a text of a kind that holds connections speaks of one. A Go template becomes YAML only when Helm fills it in.
fn speaks_of_connection(path: &str, text: &str) -> bool {
    let is_template = text.contains("{{")
        && [".Values", ".Release", "include "]
            .iter()
            .any(|word| text.contains(word));
    if !is_kind_of_ours(path) || is_template {
        return false;
    }
    let has = |word: &str| text.contains(word);
    let low = text.to_ascii_lowercase();
    // `client_id`, `clientId`, `OKTA_CLIENT_ID`, `privateKey`.
    let plain = low.replace(['_', '-'], "");
    let is_client = plain.contains("clientid") || plain.contains("privatekey");
    let families = ["OKTA_CC_", "OKTA_CLIENT_", "OKTA_API_"];
    (low.contains("okta") && is_client)
        || (plain.contains("clientid") && plain.contains("privatekey"))
        || (has("\"kty\"") && has("\"d\""))
        || has("client_private_key")
        || has("provider \"okta\"")
        || families.iter().any(|family| has(family))
}

/// Whether it is a data file. Prose and programs only quote connections.
fn is_kind_of_ours(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let more = name.starts_with(".env") || name.ends_with(".jwk") || holds_lines(path.as_ref());
    more || Language::by_name(path).is_some()
}

/// Whether what looks like a connection is for another purpose: signing in with a client secret, or an account of
/// another service.
fn is_for_something_else(document: &Document, text: &str) -> bool {
    let marks = [
        "\"service_account\"",
        ".googleusercontent.com",
        ".gserviceaccount.com",
    ];
    if marks.iter().any(|mark| text.contains(mark)) {
        return true;
    }
    let plain = text.to_ascii_lowercase().replace('_', "");
    document.given.key.is_none() && plain.contains("clientsecret")
}
