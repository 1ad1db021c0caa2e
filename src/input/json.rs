//! JSON as a tree of values with places. serde_json parses it; the places are the positions of its raw values in the
//! text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::SourceError;
use super::file::File;
use super::tree::{DEEPEST, Node, Value};

/// # Errors
/// When it is no JSON, or no object.
pub(super) fn read(file: &File) -> Result<Node, SourceError> {
    let members = object(file, file.text)?;
    map(file, file.text, members, 0)
}

fn map<'a>(
    file: &File<'a>,
    part: &'a str,
    members: Object<'a>,
    depth: usize,
) -> Result<Node, SourceError> {
    let members = members.0.into_iter();
    let members = members.map(|(name, value)| Ok((name, node(file, value.get(), depth + 1)?)));
    let members = members.collect::<Result<_, SourceError>>()?;
    let start = start(file, part);
    Ok(Node {
        range: start..start + part.len(),
        value: Value::Map(members),
    })
}

fn node<'a>(file: &File<'a>, part: &'a str, depth: usize) -> Result<Node, SourceError> {
    let start = start(file, part);
    let range = start..start + part.len();
    let here = |value| Node {
        range: range.clone(),
        value,
    };
    Ok(match part.as_bytes().first() {
        Some(b'"') => Node {
            range: range.start + 1..range.end - 1,
            // A lone surrogate (`\ud800`) is not valid text.
            value: serde_json::from_str(part).map_or(Value::Other, Value::Text),
        },
        Some(b'n') => here(Value::Null),
        Some(b'{') if depth < DEEPEST => map(file, part, object(file, part)?, depth)?,
        Some(b'[') if depth < DEEPEST => {
            let list: Vec<&RawValue> = serde_json::from_str(part)
                .map_err(|_| file.malformed("JSON", range.start, "this list cannot be read"))?;
            let list = list.into_iter();
            let list = list.map(|value| node(file, value.get(), depth + 1));
            here(Value::List(list.collect::<Result<_, _>>()?))
        }
        _ => here(Value::Other),
    })
}

/// Where a part of the file's text begins in it.
fn start(file: &File, part: &str) -> usize {
    part.as_ptr() as usize - file.text.as_ptr() as usize
}

/// The members of an object that is a part of the file's text.
fn object<'a>(file: &File<'a>, part: &'a str) -> Result<Object<'a>, SourceError> {
    serde_json::from_str(part).map_err(|error| {
        let (line, column) = file.place(start(file, part));
        let first = error.line() <= 1;
        // Of a value of the wrong type serde_json quotes what it saw, which may be a key: keep what it expected.
        let said = error.to_string();
        let what = match said.rsplit_once(", expected ") {
            Some((_, expected)) => format!("expected {expected}"),
            None => said,
        };
        SourceError::Malformed {
            path: file.path.into(),
            line: line + error.line().saturating_sub(1),
            column: if first {
                column + error.column().saturating_sub(1)
            } else {
                // At the very end it counts none.
                error.column().max(1)
            },
            language: "JSON",
            what: what.split(" at line ").next().unwrap_or("").to_owned(),
        }
    })
}

/// An object's members in order, repeated ones too; the values as they are written.
struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}
