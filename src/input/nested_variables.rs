//! Variables inside of other files: the environment that Compose, MCP clients, workflows and Kubernetes give to a program.

use super::SourceError;
use super::file::File;
use super::source_values_builder::SourceValuesBuilder;
use super::tree::{Node, Value};
use super::variables::{Variable, is_known, of_one_family};

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
    let mut variables = Vec::new();
    gather(file, root, &mut variables);
    if variables.len() < 2 {
        return Ok(());
    }
    builder.fill(of_one_family(&variables, file.open)?);
    Ok(())
}

fn gather(file: &File, node: &Node, variables: &mut Vec<Variable>) {
    match &node.value {
        Value::Map(members) => {
            let text = |name| node.get(name).and_then(|node| Some((node, node.text()?)));
            if let (Some((_, name)), Some((value, text))) = (text("name"), text("value"))
                && is_known(name)
            {
                variables.push(variable(file, name, value.range.start, text));
                return;
            }
            for (name, inner) in members {
                match inner.text() {
                    Some(text) if is_known(name) => {
                        variables.push(variable(file, name, inner.range.start, text));
                    }
                    _ => gather(file, inner, variables),
                }
            }
        }
        Value::List(items) => {
            for item in items {
                match item.text().and_then(|text| text.split_once('=')) {
                    Some((name, text)) if is_known(name) => {
                        let at = item.range.start + name.len() + 1;
                        variables.push(variable(file, name, at, text));
                    }
                    _ => gather(file, item, variables),
                }
            }
        }
        _ => {}
    }
}

fn variable(file: &File, name: &str, offset: usize, text: &str) -> Variable {
    let found = file.found(offset, text.to_owned());
    (name.to_owned(), found.text, found.origin)
}
