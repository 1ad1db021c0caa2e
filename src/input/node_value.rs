//! From a node of a file's tree to one of the values.

use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value};
use super::{SourceError, key_path, reference};
use crate::tools::Slot;

/// Takes one value, or the reference to it.
///
/// # Errors
/// When it has the wrong type, or the file has the same value twice.
pub(super) fn take(
    file: &File,
    slot: Slot,
    name: &str,
    node: &Node,
    builder: &mut SourceValuesBuilder,
) -> Result<(), SourceError> {
    let offset = node.range.start;
    let is_key = matches!(slot, Slot::Key | Slot::KeyFile);
    let found = match &node.value {
        Value::Null => return Ok(()),
        Value::Reference(reference) => file.elsewhere(offset, reference),
        Value::Path { path, written } if is_key => key_path::beside(file.path, path, file.open)
            .unwrap_or_else(|why| file.elsewhere(offset, &format!("{written}{why}"))),
        Value::Path { written, .. } => file.elsewhere(offset, written),
        Value::Text(text) if is_key && key_path::is_path(text) => {
            let beside = key_path::beside(file.path, text, file.open);
            beside.unwrap_or_else(|why| {
                file.elsewhere(offset, &format!("{}{why}", reference::brief(text)))
            })
        }
        Value::Text(text) => file.found(offset, text.clone()),
        // The JWK itself. Of JSON its own text is kept, so that every place in it holds.
        Value::Map(_) if is_key => {
            let raw = file.text.get(node.range.clone()).unwrap_or_default();
            let is_json = serde_json::from_str::<serde::de::IgnoredAny>(raw).is_ok();
            let text = if is_json {
                raw.to_owned()
            } else {
                node.to_json().to_string()
            };
            file.found(offset, text)
        }
        Value::List(list) if slot == Slot::Scopes => {
            let parts = list
                .iter()
                .map(|node| Some((node.range.start, node.text()?)));
            let parts: Option<Vec<(usize, &str)>> = parts.collect();
            let refers = |node: &Node| matches!(node.value, Value::Reference(_));
            match parts {
                Some(parts) => file.joined(offset, &parts),
                None if list.iter().any(refers) => file.elsewhere(offset, "a list of references"),
                None => {
                    let expected = "a string or a list of strings";
                    return Err(file.wrong_type(offset, name, expected));
                }
            }
        }
        _ => {
            let expected = match slot {
                Slot::Key => "an object or a string",
                Slot::Scopes => "a string or a list of strings",
                _ => "a string",
            };
            return Err(file.wrong_type(offset, name, expected));
        }
    };
    builder.put(slot, name, found)
}
