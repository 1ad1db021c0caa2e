//! TOML as a tree of places. The reader is the crate toml's.

use std::ops::Range;

use ::toml::de::{DeTable, DeValue};

use super::SourceError;
use super::file::File;
use super::tree::{Node, Value};

/// # Errors
/// When it is no TOML.
pub(super) fn read(file: &File) -> Result<Node, SourceError> {
    let table = DeTable::parse(file.text).map_err(|error| {
        let start = error.span().unwrap_or_default().start;
        // A message may quote a value, which may be a secret, behind its first line.
        let what = error.message().lines().next().unwrap_or_default();
        let what = what.split(['`', '"']).next().unwrap_or_default().trim();
        file.malformed("TOML", start, what)
    })?;
    Ok(map(0..file.text.len(), table.get_ref(), file))
}

fn map(range: Range<usize>, table: &DeTable, file: &File) -> Node {
    let members = table.iter();
    let members = members.map(|(name, value)| (name.get_ref().to_string(), node(value, file)));
    Node {
        range,
        value: Value::Map(members.collect()),
    }
}

fn node(value: &::toml::Spanned<DeValue>, file: &File) -> Node {
    let range = value.span();
    let value = match value.get_ref() {
        DeValue::String(text) => {
            return Node {
                range: inside(file.text, range),
                value: Value::Text(text.to_string()),
            };
        }
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, file)).collect()),
        DeValue::Table(table) => return map(range, table, file),
        _ => Value::Other,
    };
    Node { range, value }
}

/// A string's characters without its quotes, of which there may be three, and a line's end behind them.
fn inside(text: &str, range: Range<usize>) -> Range<usize> {
    let written = text.get(range.clone()).unwrap_or_default();
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote else { return range };
    let three: String = [quote; 3].iter().collect();
    let quotes = if written.len() >= 6 && written.starts_with(&three) {
        3
    } else {
        1
    };
    let rest = &written[quotes..];
    let line_end = match quotes {
        3 if rest.starts_with("\r\n") => 2,
        3 if rest.starts_with('\n') => 1,
        _ => 0,
    };
    let start = range.start + quotes + line_end;
    start..(range.end - quotes).max(start)
}
