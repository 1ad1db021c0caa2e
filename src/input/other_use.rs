//! Whether a file is about another use of Okta, or another service, by the names and values in it.

use super::file::File;
use super::language::{file_name, is_template_name};
use super::other_kind::OtherKind;
use super::source_values::SourceValues;
use super::tree::{Node, Value};
use crate::model::key::Key;

/// A name without capitals and marks, and its value where that is a text.
type Entry<'t> = (String, Option<&'t str>);

/// What the file is for, where that is not a client-credentials connection.
pub(super) fn of(file: &File, given: &SourceValues, roots: &[Node]) -> Option<OtherKind> {
    let mut entries = Vec::new();
    roots.iter().for_each(|root| gather(root, &mut entries));
    // A mark is enough only where nothing speaks of Okta: a file may hold the settings of many services.
    if !speaks_of_okta(file, &entries)
        && let Some(service) = service(&entries)
    {
        return Some(OtherKind::Service(service));
    }
    let has = |names: &[&str]| entries.iter().any(|(name, _)| names.contains(&&**name));
    let is_blank = |text: &str| text.trim().is_empty();
    let is_real = |found: &super::Found| Key::read(&found.text).jwk().is_some();
    if is_template_name(file.path) && !given.key.as_ref().is_some_and(is_real) {
        return Some(OtherKind::Blank);
    }
    let name = file_name(file.path);
    if matches!(name, "okta.yaml" | "okta.yml") && has(&["awscli"]) {
        return Some(OtherKind::AwsCli);
    }
    let key = given.key.as_ref();
    if key.is_some_and(|key| key.is_elsewhere() || !is_blank(&key.text)) {
        return None;
    }
    let mode = given.mode.as_ref().map(|mode| mode.text.trim());
    match mode {
        Some(mode) if mode.eq_ignore_ascii_case("SSWS") => return Some(OtherKind::ApiToken),
        Some(mode) if !mode.is_empty() && !mode.eq_ignore_ascii_case("PrivateKey") => {
            return Some(OtherKind::Mode(mode.to_owned()));
        }
        _ => {}
    }
    if !speaks_of_okta(file, &entries) {
        return None;
    }
    if has(API_TOKENS) {
        return Some(OtherKind::ApiToken);
    }
    if has(SIGN_IN) {
        return Some(OtherKind::SignIn);
    }
    let asks = has(&["oktaorgurl"]) && has(&["oktaclientid"]);
    (asks && given.key_id.is_none()).then_some(OtherKind::DeviceFlow)
}

const API_TOKENS: &[&str] = &[
    "apitoken",
    "oktaapitoken",
    "oktaclienttoken",
    "oktatoken",
    "sswstoken",
    "token",
];

const SIGN_IN: &[&str] = &[
    "authserverid",
    "authorizationserver",
    "clientsecret",
    "issuer",
    "loginredirecturi",
    "oauth2issuer",
    "oktaclientsecret",
    "oktaissuer",
    "oktaoauth2issuer",
    "oktaredirecturi",
    "postlogoutredirecturi",
    "redirecturi",
    "redirecturis",
    "redirecturl",
];

fn speaks_of_okta(file: &File, entries: &[Entry]) -> bool {
    let has = |text: &str| text.to_ascii_lowercase().contains("okta");
    let mut entries = entries.iter();
    has(file_name(file.path))
        || entries.any(|(name, text)| name.contains("okta") || text.is_some_and(has))
}

/// Another service's names and hosts.
fn service(entries: &[Entry]) -> Option<&'static str> {
    let marks: [(&str, &[&str]); 4] = [
        (
            "Google",
            &[
                "service_account",
                ".googleusercontent.com",
                ".gserviceaccount.com",
                "googleapis.com",
            ],
        ),
        ("Auth0", &[".auth0.com"]),
        ("Azure", &["login.microsoftonline.com", ".onmicrosoft.com"]),
        ("Salesforce", &[".salesforce.com"]),
    ];
    let has = |mark: &&str| {
        let mut texts = entries.iter().filter_map(|(_, text)| *text);
        texts.any(|text| text.contains(*mark))
    };
    let named = |name: &str| entries.iter().any(|(known, _)| known == name);
    let known = marks.iter().find(|(_, marks)| marks.iter().any(has));
    let known = known.map(|(name, _)| *name);
    known.or_else(|| (named("tenantid") && named("clientid")).then_some("Azure"))
}

fn gather<'t>(node: &'t Node, entries: &mut Vec<Entry<'t>>) {
    match &node.value {
        Value::Map(members) => {
            for (name, inner) in members {
                let plain = name.chars().filter(char::is_ascii_alphanumeric);
                entries.push((
                    plain.map(|c| c.to_ascii_lowercase()).collect(),
                    inner.text(),
                ));
                gather(inner, entries);
            }
        }
        Value::List(items) => items.iter().for_each(|item| gather(item, entries)),
        _ => {}
    }
}
