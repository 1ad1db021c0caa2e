//! Properties of Java and Spring, and INI files, as a tree of one level: `okta.client.orgUrl=…`, `[okta]`.

use super::file::File;
use super::tree::{Node, Value};

/// Each line of a name and a value. Nothing in such a file can be wrong.
pub(super) fn read(file: &File) -> Node {
    let mut members = Vec::new();
    let mut section = String::new();
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let trimmed = line.trim();
        let name = trimmed.strip_prefix('[');
        if let Some(name) = name.and_then(|name| name.strip_suffix(']')) {
            section = format!("{}.", name.trim());
        } else if !trimmed.starts_with(['#', '!', ';'])
            && let Some((name, value)) = line.split_once(['=', ':'])
        {
            let blanks = value.len() - value.trim_start().len();
            let at = start + line.len() - value.len() + blanks;
            let value = value.trim();
            let range = at..at + value.len();
            let text = Value::Text(value.to_owned());
            members.push((
                format!("{section}{}", name.trim()),
                Node { range, value: text },
            ));
        }
        start += line.len();
    }
    Node {
        range: 0..file.text.len(),
        value: Value::Map(members),
    }
}
