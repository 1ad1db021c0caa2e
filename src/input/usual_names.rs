//! Connections in files of no form that we know: the four values under the names that people give them.
//!
//! A client ID and a key must stand together, and something must speak of Okta: every other service has names like these.

use base64::prelude::{BASE64_STANDARD, Engine as _};

use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value};
use super::variables::{self, Variable, is_known};
use super::{Found, Open, SourceError, SourceValues, content};
use crate::model::connection::{DomainForm, Field};
use crate::okta::hosts::CELLS;
use crate::okta::ids;
use crate::tools::{OWN_RECORD, Slot};

/// Who asks is not known, so any form of the domain may be right.
pub(super) const DOMAIN: Slot = Slot::Domain(Some(DomainForm::Address));

/// Names without their capitals and marks, and without `okta`, `oauth` and `oauth2` before them.
const NAMES: &[(&str, Slot)] = &[
    ("clientid", Slot::ClientId),
    ("serviceclientid", Slot::ClientId),
    ("privatekey", Slot::Key),
    ("privatekeyb64", Slot::Key),
    ("privatekeybase64", Slot::Key),
    ("privatekeyjson", Slot::Key),
    ("privatekeyjwk", Slot::Key),
    ("privatekeypem", Slot::Key),
    ("privatejwk", Slot::Key),
    ("clientprivatekey", Slot::Key),
    ("jwk", Slot::Key),
    ("jwkjson", Slot::Key),
    ("jwkpem", Slot::Key),
    ("privatekeyfile", Slot::KeyFile),
    ("privatekeypath", Slot::KeyFile),
    ("jwkfile", Slot::KeyFile),
    ("keyid", Slot::KeyId),
    ("kid", Slot::KeyId),
    ("privatekeyid", Slot::KeyId),
    ("privatekeykid", Slot::KeyId),
    ("domain", DOMAIN),
    ("orgdomain", DOMAIN),
    ("orgurl", DOMAIN),
    ("baseurl", DOMAIN),
    ("url", DOMAIN),
    ("scope", Slot::Scopes),
    ("scopes", Slot::Scopes),
];

/// Words that people have for the four values, and that nothing reads.
const NEAR: &[(&str, Field)] = &[
    ("appid", Field::ClientId),
    ("client", Field::ClientId),
    ("key", Field::Key),
    ("keyfile", Field::Key),
    ("pem", Field::Key),
    ("pemfile", Field::Key),
    ("rsakey", Field::Key),
    ("secretkey", Field::Key),
    ("host", Field::Domain),
    ("hostname", Field::Domain),
    ("org", Field::Domain),
    ("orgname", Field::Domain),
    ("server", Field::Domain),
    ("subdomain", Field::Domain),
    ("tenant", Field::Domain),
    ("permissions", Field::Scopes),
];

/// What a name most likely means, where it is none that is read.
fn meant(name: &str) -> Option<Field> {
    let plain = plain(name);
    let bare = plain.strip_prefix("okta").unwrap_or(&plain);
    let near = NEAR.iter().find(|(near, _)| *near == bare);
    near.map(|(_, field)| *field).or_else(|| field(slot(name)?))
}

/// Says of the values that variables lack under what names they stand instead.
pub(super) fn note_unread_variables(given: &mut SourceValues, variables: &[Variable]) {
    for (name, text, origin) in variables {
        let is_ours = name.to_ascii_uppercase().contains("OKTA") && !is_known(name);
        let field = meant(name).filter(|_| is_ours && !text.trim().is_empty());
        if let Some(field) = field.filter(|field| given.get(*field).is_none()) {
            let wanted = match field {
                Field::ClientId => "OKTA_CC_CLIENT_ID",
                Field::Key => "OKTA_CC_PRIVATE_KEY",
                Field::Domain => "OKTA_CC_DOMAIN",
                Field::Scopes => "OKTA_CC_SCOPES",
            };
            given.note_unread(field, name, wanted, origin);
        }
    }
}

/// The same of an object in our own form.
pub(super) fn note_unread_members(file: &File, given: &mut SourceValues, object: &Node) {
    for (name, node) in object.members() {
        let is_ours = OWN_RECORD.names.concat().iter().any(|(own, _)| own == name);
        let field = meant(name).filter(|_| !is_ours && node.text() != Some(""));
        if let Some(field) = field.filter(|field| given.get(*field).is_none()) {
            let place = file.found(node.range.start, String::new()).origin;
            given.note_unread(field, name, field.name(), &place);
        }
    }
}

fn field(slot: Slot) -> Option<Field> {
    match slot {
        Slot::ClientId => Some(Field::ClientId),
        Slot::Key | Slot::KeyFile => Some(Field::Key),
        Slot::Domain(_) => Some(Field::Domain),
        Slot::Scopes => Some(Field::Scopes),
        _ => None,
    }
}

/// Without capitals and marks.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

fn slot(name: &str) -> Option<Slot> {
    let plain = plain(name);
    let mut rest = plain.as_str();
    for prefix in ["okta", "client", "oauth2", "oauth", "auth"] {
        let known = |name: &str| NAMES.iter().find(|(known, _)| *known == name);
        if let Some((_, slot)) = known(rest) {
            return Some(*slot);
        }
        rest = rest.strip_prefix(prefix).unwrap_or(rest);
    }
    let known = NAMES.iter().find(|(known, _)| *known == rest);
    known.map(|(_, slot)| *slot)
}

/// The text of a value whose name says that it is in base64 (`OKTA_PRIVATE_KEY_B64`).
fn decoded(name: &str, text: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let says_so = name.ends_with("b64") || name.ends_with("base64");
    let bytes = says_so.then(|| BASE64_STANDARD.decode(text.trim()).ok())??;
    String::from_utf8(bytes).ok()
}

/// Takes what the file holds so; nothing where no client ID and key stand together.
///
/// # Errors
/// As for every value.
pub(super) fn read(
    file: &File,
    root: &Node,
    builder: &mut SourceValuesBuilder,
) -> Result<(), SourceError> {
    let mut way = Vec::new();
    if !innermost(root, &mut way) || !speaks_of_okta(file, root) {
        return Ok(());
    }
    builder.suppose(DomainForm::Address);
    builder.leave_open();
    // What stands nearest to the key comes first.
    let mut taken: Vec<Slot> = Vec::new();
    for node in way.into_iter().rev() {
        for (slot, name, node) in named(node) {
            let is_same = |known: &Slot| *known == slot || (is_key(*known) && is_key(slot));
            if !taken.iter().any(is_same) && fits(slot, node) {
                taken.push(slot);
                let decoded = node.text().and_then(|text| decoded(name, text));
                let decoded = decoded.map(|text| Node {
                    range: node.range.clone(),
                    value: Value::Text(text),
                });
                content::take(file, slot, name, decoded.as_ref().unwrap_or(node), builder)?;
            }
        }
    }
    Ok(())
}

/// What variables hold whose names say that they are about Okta, and are no tool's.
///
/// # Errors
/// As for every value.
pub(super) fn of_variables(
    variables: &[Variable],
    open: Open,
) -> Result<SourceValues, SourceError> {
    let mut builder = SourceValuesBuilder::default();
    let mut taken: Vec<Slot> = Vec::new();
    for (name, text, origin) in variables {
        let upper = name.to_ascii_uppercase();
        let Some(at) = upper.find("OKTA_") else {
            continue;
        };
        let is_same =
            |slot: Slot| move |known: &Slot| *known == slot || (is_key(*known) && is_key(slot));
        match slot(&upper[at..]) {
            // Terraform's half of a host.
            Some(DOMAIN) if CELLS.contains(&text.trim()) => {}
            Some(slot) if !text.trim().is_empty() && !taken.iter().any(is_same(slot)) => {
                taken.push(slot);
                let found = match decoded(name, text) {
                    Some(text) => Found {
                        text,
                        origin: origin.as_a_whole(),
                    },
                    None => variables::found(slot, false, text, origin, open)?,
                };
                builder.put(slot, name, found)?;
            }
            _ => {}
        }
    }
    if !taken.is_empty() {
        builder.suppose(DomainForm::Address);
        builder.leave_open();
    }
    Ok(builder.finish())
}

fn is_key(slot: Slot) -> bool {
    matches!(slot, Slot::Key | Slot::KeyFile)
}

/// Whether a value can be one of that kind at all: `domain: {…}` is something else.
fn fits(slot: Slot, node: &Node) -> bool {
    match &node.value {
        Value::Text(text) => !text.trim().is_empty(),
        Value::Reference(_) | Value::Path { .. } => true,
        Value::Map(_) => slot == Slot::Key && node.get("kty").is_some(),
        Value::List(list) => slot == Slot::Scopes && list.iter().all(|item| item.text().is_some()),
        _ => false,
    }
}

/// The values that a node has under usual names, those in its groups too.
fn named(node: &Node) -> Vec<(Slot, &str, &Node)> {
    let mut all = Vec::new();
    for (name, inner) in node.members() {
        match slot(name) {
            Some(slot) if fits(slot, inner) => all.push((slot, name.as_str(), inner)),
            _ => {}
        }
    }
    for (_, inner) in node.members() {
        if matches!(inner.value, Value::Map(_)) {
            all.extend(named(inner));
        }
    }
    all
}

/// The way from the root to the innermost node that has a client ID and a key; whether there is one.
fn innermost<'t>(node: &'t Node, way: &mut Vec<&'t Node>) -> bool {
    let all = named(node);
    let has = |wanted: fn(Slot) -> bool| all.iter().any(|(slot, ..)| wanted(*slot));
    let is_whole = has(is_key) && has(|slot| slot == Slot::ClientId);
    if is_whole {
        way.push(node);
    }
    let inner: Vec<&Node> = match &node.value {
        Value::Map(members) => members.iter().map(|(_, inner)| inner).collect(),
        Value::List(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    if is_whole {
        inner.into_iter().any(|inner| innermost(inner, way));
        return true;
    }
    let before = way.len();
    way.push(node);
    if inner.into_iter().any(|inner| innermost(inner, way)) {
        return true;
    }
    way.truncate(before);
    false
}

/// Whether a name or a value, or the name of the file, is about Okta.
fn speaks_of_okta(file: &File, root: &Node) -> bool {
    let has = |text: &str| text.to_ascii_lowercase().contains("okta") || ids::is_client_id(text);
    fn any(node: &Node, has: &dyn Fn(&str) -> bool) -> bool {
        match &node.value {
            Value::Text(text) => has(text),
            Value::List(items) => items.iter().any(|item| any(item, has)),
            Value::Map(members) => members
                .iter()
                .any(|(name, inner)| has(name) || any(inner, has)),
            _ => false,
        }
    }
    has(file.path) || any(root, &has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_known_however_they_are_written() {
        for (name, expected) in [
            ("client_id", Some(Slot::ClientId)),
            ("Client ID", Some(Slot::ClientId)),
            ("okta.client-id", Some(Slot::ClientId)),
            ("OKTA_OAUTH2_CLIENT_ID", Some(Slot::ClientId)),
            ("oktaPrivateKey", Some(Slot::Key)),
            ("okta.jwk_json", Some(Slot::Key)),
            ("PrivateKeyPem", Some(Slot::Key)),
            ("Okta Domain", Some(DOMAIN)),
            ("token_url", None),
            ("public_key", None),
            ("okta", None),
        ] {
            assert_eq!(slot(name), expected, "{name}");
        }
    }
}
