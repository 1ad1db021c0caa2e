//! Variables inside of other files: the environment that Compose, MCP clients, workflows and Kubernetes give to a program.

use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value};
use super::variables::{Variable, is_known, of_one_family};
use super::{SourceError, usual_names};
use crate::tools::Slot;

/// Takes the values of the variables of one family that stand anywhere, as `NAME: value`, `- NAME=value` or
/// `- name: NAME` with a `value`.
///
/// # Errors
/// As for a file of variables.
pub(super) fn read(
    file: &File,
    root: &Node,
    builder: &mut SourceValuesBuilder,
) -> Result<(), SourceError> {
    let mut groups = Vec::new();
    gather(file, root, &mut groups);
    let is_value = |slot: Slot| matches!(slot, Slot::ClientId | Slot::Key | Slot::KeyFile);
    let has_one = |group: &Vec<Variable>| {
        let mut names = group.iter();
        names.any(|(name, ..)| usual_names::slot(name).is_some_and(is_value))
    };
    groups.retain(|group| group.len() > 1 && has_one(group));
    let texts = |group: &[Variable]| -> Vec<(String, String)> {
        let pairs = group.iter();
        pairs
            .map(|(name, text, _)| (name.clone(), text.clone()))
            .collect()
    };
    let Some((first, others)) = groups.split_first() else {
        return Ok(());
    };
    if others.iter().any(|other| texts(other) != texts(first)) {
        return Err(file.several());
    }
    builder.fill(of_one_family(first, file.open)?);
    Ok(())
}

/// The variables of each map and each list by themselves: those of two programs are two connections.
fn gather(file: &File, node: &Node, groups: &mut Vec<Vec<Variable>>) {
    let mut group = Vec::new();
    match &node.value {
        Value::Map(members) => {
            for (name, inner) in members {
                match &inner.value {
                    Value::Text(text) if is_known(name) => {
                        group.push(variable(file, name, inner.range.start, text));
                    }
                    Value::Reference(reference) if is_known(name) => {
                        let found = file.elsewhere(inner.range.start, reference);
                        group.push((name.clone(), found.text, found.origin));
                    }
                    _ => gather(file, inner, groups),
                }
            }
        }
        Value::List(items) => {
            for item in items {
                let text = |name| item.get(name).and_then(|node| Some((node, node.text()?)));
                let assigned = item.text().and_then(|text| text.split_once('='));
                match (assigned, text("name"), text("value")) {
                    (Some((name, text)), ..) if is_known(name) => {
                        let at = item.range.start + name.len() + 1;
                        group.push(variable(file, name, at, text));
                    }
                    (_, Some((_, name)), Some((value, text))) if is_known(name) => {
                        group.push(variable(file, name, value.range.start, text));
                    }
                    _ => gather(file, item, groups),
                }
            }
        }
        _ => {}
    }
    groups.push(group);
}

fn variable(file: &File, name: &str, offset: usize, text: &str) -> Variable {
    let found = file.found(offset, text.to_owned());
    (name.to_owned(), found.text, found.origin)
}
