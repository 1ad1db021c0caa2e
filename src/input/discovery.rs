//! Whether a file that was found, not named, is to be judged: only connections and private keys are.

use super::document::nothing;
use super::file::File;
use super::language::{Language, file_name};
use super::{Document, Open, OtherKind, SourceError, bare_key, holds_lines, parse, template};
use crate::model::key::{Key, KeyFamily};
use crate::okta::ids;
use crate::tools::LookupPlace;

/// What `path` holds that was found, not named, where `text` came of reading it; or what else it is.
///
/// # Errors
/// When it is a connection by its name or its words, and cannot be read.
pub fn found(
    path: &str,
    text: Result<String, SourceError>,
    open: Open,
) -> Result<Result<Document, OtherKind>, SourceError> {
    let text = match text {
        Ok(text) => text,
        // It was not looked at: that it holds no connection is not known.
        Err(error @ SourceError::Unreadable { .. }) => return Err(error),
        Err(error) if is_name_of_ours(path) => return Err(error),
        Err(_) => return Ok(Err(OtherKind::Unknown)),
    };
    let nothing = || nothing(&File::new(path, &text, open));
    match parse(path, text.clone(), open) {
        Ok(document) if document.is_key => Ok(private_key(document, &text)),
        Ok(document) if document.is_meant() && speaks_of_okta(path, &text, &document) => {
            Ok(Ok(document))
        }
        Ok(_) => Ok(Err(nothing())),
        Err(SourceError::NotJudged { kind, .. }) => Ok(Err(kind)),
        Err(error @ SourceError::Unreadable { .. }) => Err(error),
        Err(error) if is_name_of_ours(path) || speaks_of_connection(path, &text) => {
            match template::is_one(&text) {
                true => Ok(Err(OtherKind::Template)),
                false => Err(error),
            }
        }
        Err(_) => Ok(Err(nothing())),
    }
}

/// A file that is only a key: a private RSA key as a JWK, which is what a connection has, or another. One in PEM is
/// rather that of a server.
fn private_key(document: Document, text: &str) -> Result<Document, OtherKind> {
    if !text.contains("kty") || !bare_key::is_alone(text) {
        return Err(OtherKind::KeyOfOther);
    }
    let key = Key::read(text);
    // However damaged: what was meant for a JWK has more of its members than others.
    let Some(jwk) = key.jwk().filter(|jwk| bare_key::is_mostly_key(jwk)) else {
        return Err(OtherKind::KeyOfOther);
    };
    let has = |name: &str| {
        jwk.members()
            .iter()
            .any(|member| member.name.text() == name)
    };
    if !has("d") && !has("p") {
        return Err(OtherKind::PublicKey);
    }
    match jwk.family() {
        KeyFamily::Rsa => Ok(document),
        KeyFamily::Ec | KeyFamily::Other => Err(OtherKind::KeyOfOther),
    }
}

/// Whether anything says that a connection is one of Okta's.
fn speaks_of_okta(path: &str, text: &str, document: &Document) -> bool {
    let given = &document.given;
    let has = |text: &str| text.to_ascii_lowercase().contains("okta");
    let client = given.client_id.as_ref();
    client.is_some_and(|client| ids::is_client_id(client.text.trim())) || has(path) || has(text)
}

/// Names under which tools look for a connection: `okta.yaml`, `appsettings.json` and `appsettings.Development.json`.
fn is_name_of_ours(path: &str) -> bool {
    let name = file_name(path);
    let is_yaml_or_json = [".yaml", ".yml", ".json"]
        .iter()
        .any(|end| name.ends_with(end));
    is_yaml_or_json
        && LookupPlace::all().any(|place| place.stem().is_some_and(|stem| name.starts_with(stem)))
}

/// Whether a text of a kind that holds connections speaks of one.
fn speaks_of_connection(path: &str, text: &str) -> bool {
    if !is_kind_of_ours(path) {
        return false;
    }
    let has = |word: &str| text.contains(word);
    let low = text.to_ascii_lowercase();
    // `client_id`, `clientId`, `OKTA_CLIENT_ID`, `privateKey`.
    let plain = low.replace(['_', '-'], "");
    let families = ["OKTA_CC_", "OKTA_CLIENT_", "OKTA_API_"];
    families.iter().any(|family| has(family))
        || (low.contains("okta") && plain.contains("clientid") && plain.contains("privatekey"))
        || has("client_private_key")
        || (has("provider \"okta\"") && has("private_key"))
}

/// Not prose and programs, which only quote.
fn is_kind_of_ours(path: &str) -> bool {
    let values = Language::by_name(path).is_some_and(Language::holds_values);
    values || file_name(path).ends_with(".jwk") || holds_lines(path.as_ref())
}
