//! `OKTA_CC_*` lines that mean the same to a shell and to the readers of `.env` files.

use serde::de::IgnoredAny;

use super::{Entry, NoSpelling, Values};
use crate::tools::{ExportForm, Slot};

pub(super) fn write(values: &Values) -> Result<String, NoSpelling> {
    let entries = values.entries(ExportForm::Env);
    let lines = entries.map(|(name, slot, entry)| {
        let text = match entry {
            Entry::Text(text) => text.to_owned(),
            Entry::List(list) => list.join(" "),
        };
        let plain = match slot {
            Slot::Key => plain_json(&text),
            _ => None,
        };
        let quoted = quoted(&plain.unwrap_or(text)).map_err(|what| NoSpelling { name, what })?;
        Ok(format!("{name}={quoted}\n"))
    });
    lines.collect()
}

/// The value in quotes in which every reader takes it as it is; an error with the character that readers take in
/// different ways, where no quotes prevent that.
///
/// To a shell nothing in single quotes is special. python-dotenv reads `\\` and `\'` there as escapes, and puts a
/// variable in the place of `${NAME}` in all quotes; others know no escape of a single quote at all.
fn quoted(value: &str) -> Result<String, &'static str> {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if value.contains(is_odd) {
        Err("a control character")
    } else if value.contains("${") {
        Err("${")
    } else if value.contains("\\\\") || value.ends_with('\\') {
        Err("a backslash at the end or before another one")
    } else if !value.contains('\'') {
        Ok(format!("'{value}'"))
    } else if !value.contains(['"', '`', '$', '\\']) {
        Ok(format!("\"{value}\""))
    } else {
        Err("a single quote beside one of \" ` $ \\")
    }
}

/// The same JSON without what is special in quotes: it only has that in strings, where it can be written as a number.
fn plain_json(text: &str) -> Option<String> {
    serde_json::from_str::<IgnoredAny>(text).ok()?;
    let text = text.replace('\r', "").replace("\\\\", "\\u005c");
    Some(text.replace('\'', "\\u0027").replace("${", "\\u0024{"))
}
