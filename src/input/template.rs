//! Templates of files: what another program puts in between `{{` and `}}`, or `{%` and `%}`.

use super::reference::brief;
use super::tree::{Node, Value};

const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>")];

/// Whether a program must make a file of the text first.
pub(super) fn is_one(text: &str) -> bool {
    MARKS.iter().any(|(start, end)| {
        let inside = text.find(start).map(|at| &text[at..]);
        inside.is_some_and(|inside| inside.contains(end))
    })
}

/// The text with all that is put in replaced letter by letter, so that it can be read before, and every place holds.
/// Lines that only steer (`{{- if .Values.okta }}`) become blank.
pub(super) fn filled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        let mut filled = String::with_capacity(line.len());
        let mut outside = String::new();
        while let Some((at, end)) = next(rest) {
            filled.push_str(&rest[..at]);
            outside.push_str(&rest[..at]);
            filled.extend(std::iter::repeat_n('x', end - at));
            rest = &rest[end..];
        }
        outside.push_str(rest);
        if outside.len() < line.len() && outside.trim().is_empty() {
            let end = if line.ends_with('\n') { "\n" } else { "" };
            out.extend(std::iter::repeat_n(' ', line.len() - end.len()));
            out.push_str(end);
        } else {
            out.push_str(&filled);
            out.push_str(rest);
        }
    }
    out
}

/// Where the next mark in a line begins and ends.
fn next(line: &str) -> Option<(usize, usize)> {
    let found = MARKS.iter().filter_map(|(start, end)| {
        let at = line.find(start)?;
        let length = line[at..].find(end)?;
        Some((at, at + length + end.len()))
    });
    found.min()
}

/// Makes references of the values in which something is put, by what stands in their place in `text`.
pub(super) fn refer(node: &mut Node, text: &str) {
    match &mut node.value {
        Value::Text(_) => {
            let written = text.get(node.range.clone()).unwrap_or_default();
            if is_one(written) {
                let written = written.trim().trim_matches(['\'', '"']);
                node.value = Value::Reference(brief(&written.replace("''", "'")));
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| refer(item, text)),
        Value::Map(members) => members.iter_mut().for_each(|(_, inner)| refer(inner, text)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn every_place_outside_of_the_marks_holds() {
        let text = "{{- if .Values.okta }}\na: {{ .Values.a | quote }} # b\n{{ end }}";
        let filled = filled(text);
        assert_eq!(filled.len(), text.len());
        assert_eq!(filled.trim(), "a: xxxxxxxxxxxxxxxxxxxxxxx # b");
    }
}
