//! YAML as trees of places, one for each document. The reader is saphyr's; the tree is built here, because aliases may
//! multiply a small file into one that fills the memory.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::SourceError;
use super::file::File;
use super::tree::{DEEPEST, Node, Value};

/// Bytes that all values take, those that aliases repeat too: more than those of the largest file that is read.
const MOST: usize = 64 << 20;

/// # Errors
/// When it is no YAML, or has aliases that multiply its values.
pub(super) fn read(file: &File) -> Result<Vec<Node>, SourceError> {
    let mut tree = Tree {
        file,
        bytes: bytes(file.text),
        open: Vec::new(),
        roots: Vec::new(),
        anchors: HashMap::new(),
        too_deep: 0,
        size: 0,
    };
    for event in Parser::new_from_str(file.text) {
        let (event, span) = event.map_err(|error| {
            // The usual mistake with a block: its lines stand at the margin.
            if let Some(at) = file.text.find("\n-----BEGIN ") {
                let what = "the lines of this key are not indented. Put more spaces before each than before its name";
                return file.malformed("YAML", at + 1, what);
            }
            // One message quotes a character, which may be one of a key.
            let what = error.info().split(": `").next().unwrap_or_default();
            file.malformed("YAML", tree.offset(error.marker().index()), what)
        })?;
        tree.take(event, span)?;
    }
    Ok(tree.roots)
}

/// The byte at which each character begins; `None` where both are the same.
fn bytes(text: &str) -> Option<Vec<usize>> {
    let offsets = || text.char_indices().map(|(at, _)| at).collect();
    (!text.is_ascii()).then(offsets)
}

struct Tree<'a> {
    file: &'a File<'a>,
    bytes: Option<Vec<usize>>,
    open: Vec<Open>,
    roots: Vec<Node>,
    anchors: HashMap<usize, Node>,
    /// Maps and lists that are open inside of one that is too deep to be looked at.
    too_deep: usize,
    /// Of all values, in bytes.
    size: usize,
}

/// A map or a list that is not yet closed.
struct Open {
    start: usize,
    anchor: usize,
    is_map: bool,
    nodes: Vec<Node>,
}

impl Tree<'_> {
    fn offset(&self, character: usize) -> usize {
        let end = self.file.text.len();
        match &self.bytes {
            None => character.min(end),
            Some(bytes) => bytes.get(character).copied().unwrap_or(end),
        }
    }

    fn take(&mut self, event: Event, span: Span) -> Result<(), SourceError> {
        let start = self.offset(span.start.index());
        let end = self.offset(span.end.index());
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..)
                if self.too_deep > 0 || self.open.len() >= DEEPEST =>
            {
                self.too_deep += 1;
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd if self.too_deep > 0 => {
                self.too_deep -= 1;
                if self.too_deep > 0 {
                    return Ok(());
                }
                let node = Node {
                    range: start..end.max(start),
                    value: Value::Other,
                };
                self.put(node, 0, size_of::<Node>())
            }
            Event::Scalar(..) | Event::Alias(..) if self.too_deep > 0 => Ok(()),
            Event::Scalar(text, style, anchor, tag) => {
                let range = content(self.file.text, start, style)..end;
                let value = scalar(text.into_owned(), style, tag.as_deref());
                let node = Node { range, value };
                let size = size(&node);
                self.put(node, anchor, size)
            }
            Event::Alias(anchor) => {
                // An anchor may stand in what is too deep.
                let node = self.anchors.get(&anchor);
                let size = node.map_or(1, size);
                self.has_room(size, start)?;
                let other = || Node {
                    range: start..end,
                    value: Value::Other,
                };
                let node = node.cloned().unwrap_or_else(other);
                self.put(node, 0, size)
            }
            Event::SequenceStart(anchor, _) => {
                self.open(start, anchor, false);
                Ok(())
            }
            Event::MappingStart(anchor, _) => {
                self.open(start, anchor, true);
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let open = self.open.pop();
                let open = open.expect("the parser closes what it has opened");
                let value = if open.is_map {
                    Value::Map(pairs(open.nodes))
                } else {
                    Value::List(open.nodes)
                };
                let range = open.start..end.max(open.start);
                self.put(Node { range, value }, open.anchor, size_of::<Node>())
            }
            Event::DocumentEnd => {
                self.anchors.clear();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, start: usize, anchor: usize, is_map: bool) {
        self.open.push(Open {
            start,
            anchor,
            is_map,
            nodes: Vec::new(),
        });
    }

    fn has_room(&self, size: usize, start: usize) -> Result<(), SourceError> {
        if self.size + size > MOST {
            let what = "aliases that multiply its values";
            return Err(self.file.malformed("YAML", start, what));
        }
        Ok(())
    }

    fn put(&mut self, node: Node, anchor: usize, size: usize) -> Result<(), SourceError> {
        self.has_room(size, node.range.start)?;
        self.size += size;
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            Some(open) => open.nodes.push(node),
            None => self.roots.push(node),
        }
        Ok(())
    }
}

/// In bytes, roughly, with all that is in it.
fn size(node: &Node) -> usize {
    size_of::<Node>()
        + match &node.value {
            Value::Text(text) => text.len(),
            Value::List(list) => list.iter().map(size).sum::<usize>(),
            Value::Map(members) => members.iter().map(|(_, node)| size(node)).sum(),
            _ => 0,
        }
}

/// Keys and values in turn. A `<<` brings the members of another map; members beside it take precedence.
fn pairs(nodes: Vec<Node>) -> Vec<(String, Node)> {
    let mut own: Vec<(String, Node)> = Vec::new();
    let mut merged = Vec::new();
    let mut nodes = nodes.into_iter();
    while let (Some(key), Some(node)) = (nodes.next(), nodes.next()) {
        match key.value {
            Value::Text(name) if name == "<<" => match node.value {
                Value::List(list) => list
                    .iter()
                    .for_each(|map| merged.extend_from_slice(map.members())),
                _ => merged.extend_from_slice(node.members()),
            },
            Value::Text(name) => own.push((name, node)),
            _ => {}
        }
    }
    for (name, node) in merged {
        if !own.iter().any(|(known, _)| *known == name) {
            own.push((name, node));
        }
    }
    own
}

fn scalar(text: String, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    match tag {
        // `!vault`, `!Ref`, `!secret`: another program puts the value in.
        Some(tag) if tag.handle == "!" && !tag.suffix.is_empty() => {
            return Value::Reference(format!("!{}", crate::model::redact::shown(&tag.suffix)));
        }
        _ => {}
    }
    let is_null = matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL");
    if is_null && style == ScalarStyle::Plain {
        return Value::Null;
    }
    Value::Text(text)
}

/// Where a scalar's own text begins: behind the quote, or on the line below the mark of a block.
fn content(text: &str, start: usize, style: ScalarStyle) -> usize {
    match style {
        ScalarStyle::Plain => start,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => start + 1,
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let rest = &text[start..];
            let marked = rest.starts_with(['|', '>']);
            let line = rest.find('\n').filter(|_| marked).map_or(0, |at| at + 1);
            let blank = rest[line..].find(|c: char| !c.is_whitespace());
            start + line + blank.unwrap_or(0)
        }
    }
}
