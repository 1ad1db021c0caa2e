//! Connections in files of no form that we know: the four values under the names that people give them.
//!
//! A client ID and a key must stand together, and something must speak of Okta: every other service has names like these.

use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value};
use super::usual_names::{decoded, is_key, meant, slot};
use super::{SourceError, SourceValues, node_value, reference};
use crate::model::connection::DomainForm;
use crate::okta::ids;
use crate::tools::{OWN_RECORD, Slot};

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
    if whole(root) > 1 {
        return Err(file.several());
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
                node_value::take(file, slot, name, decoded.as_ref().unwrap_or(node), builder)?;
            }
        }
    }
    Ok(())
}

/// Says of the values that an object in our own form lacks under what names they stand instead.
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

/// Whether a value can be one of that kind at all: `domain: {…}` is something else.
fn fits(slot: Slot, node: &Node) -> bool {
    match &node.value {
        Value::Text(text) if is_key(slot) => may_be_key(text),
        Value::Text(text) => !text.trim().is_empty(),
        Value::Reference(_) | Value::Path { .. } => true,
        Value::Map(_) => slot == Slot::Key && node.get("kty").is_some(),
        Value::List(list) => slot == Slot::Scopes && list.iter().all(|item| item.text().is_some()),
        _ => false,
    }
}

/// Whether a text is as long as a key, or says where one is: `private_key: Private key` is a label of a form.
fn may_be_key(text: &str) -> bool {
    const SHORTEST: usize = 40;
    let text = text.trim();
    text.len() >= SHORTEST || reference::of(text, Slot::Key).is_some()
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

/// How many nodes have a client ID and a key, and no such node inside.
fn whole(node: &Node) -> usize {
    let inner: usize = match &node.value {
        Value::Map(members) => members.iter().map(|(_, inner)| whole(inner)).sum(),
        Value::List(items) => items.iter().map(whole).sum(),
        _ => 0,
    };
    let all = named(node);
    let has = |wanted: fn(Slot) -> bool| all.iter().any(|(slot, ..)| wanted(*slot));
    let is_whole = has(is_key) && has(|slot| slot == Slot::ClientId);
    inner.max(usize::from(is_whole))
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
