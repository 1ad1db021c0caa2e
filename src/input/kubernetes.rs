//! Kubernetes manifests: the entries of a Secret (in base64, or plain under `stringData`) and of a ConfigMap.
//! <https://kubernetes.io/docs/concepts/configuration/secret/>

use base64::prelude::{BASE64_STANDARD, Engine as _};

use super::content;
use super::field_map::Shape;
use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value};
use super::variables::{is_known, of_one_family};
use super::{Found, SourceError};
use crate::tools::OWN_RECORD;

/// The entries of a Secret or a ConfigMap, decoded; `None` where the document is neither.
///
/// # Errors
/// When an entry under `data` is no text in base64.
pub(super) fn entries(file: &File, root: &Node) -> Result<Option<Node>, SourceError> {
    let kind = root.get("kind").and_then(Node::text);
    let is_secret = match kind {
        Some("Secret") => true,
        Some("ConfigMap") => false,
        _ => return Ok(None),
    };
    let members = |name| root.get(name).map_or(&[][..], Node::members);
    let mut entries = Vec::new();
    for (name, node) in members("data") {
        let value = match &node.value {
            Value::Text(text) if is_secret => Value::Text(decode(file, node, name, text)?),
            other => other.clone(),
        };
        entries.push((
            name.clone(),
            Node {
                range: node.range.clone(),
                value,
            },
        ));
    }
    // Where both have an entry, Kubernetes takes the plain one.
    for (name, node) in members("stringData") {
        entries.retain(|(known, _)| known != name);
        entries.push((name.clone(), node.clone()));
    }
    Ok(Some(Node {
        range: root.range.clone(),
        value: Value::Map(entries),
    }))
}

fn decode(file: &File, node: &Node, name: &str, text: &str) -> Result<String, SourceError> {
    let compact: String = text.split_whitespace().collect();
    let bytes = BASE64_STANDARD.decode(compact).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let expected = "text in base64, or stand under \"stringData\"";
    text.ok_or_else(|| file.wrong_type(node.range.start, name, expected))
}

/// Takes what entries hold: variables of a family, the names of our own form, or whole files.
pub(super) fn read(
    file: &File,
    entries: &Node,
    builder: &mut SourceValuesBuilder,
) -> Result<(), SourceError> {
    let mut variables = Vec::new();
    let mut renamed = Vec::new();
    for (name, node) in entries.members() {
        let Some(text) = node.text() else { continue };
        let found = file.found(node.range.start, text.to_owned());
        if is_known(name) {
            variables.push((name.clone(), found.text, found.origin));
        } else if let Some(given) = embedded(file, name, &found)? {
            builder.merge(given)?;
        } else {
            renamed.push((name.to_lowercase().replace('-', "_"), node.clone()));
        }
    }
    builder.merge(of_one_family(&variables, file.open)?)?;
    let own = Node {
        range: entries.range.clone(),
        value: Value::Map(renamed),
    };
    content::shape(file, &own, &Shape::of(&OWN_RECORD), builder)
}

/// A whole file as an entry (`okta.yaml: |`): its values, all at the place of the entry.
fn embedded(
    file: &File,
    name: &str,
    entry: &Found,
) -> Result<Option<super::SourceValues>, SourceError> {
    let path = format!("{}: {name}", file.path);
    let inner = File::new(&path, &entry.text, file.open);
    let is_file = [".json", ".yaml", ".yml", ".env"]
        .iter()
        .any(|end| name.ends_with(end));
    if !is_file {
        return Ok(None);
    }
    let mut given = content::read(&inner)?.given;
    for found in given.all_mut() {
        found.origin = entry.origin.as_a_whole();
    }
    Ok(given.holds_any().then_some(given))
}
