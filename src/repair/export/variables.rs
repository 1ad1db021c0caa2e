//! `OKTA_CC_*` lines that mean the same to a shell and to the readers of `.env` files.

use serde::de::IgnoredAny;

use super::{Entry, NoSpelling, Values};
use crate::model::text::chars::is_hidden;
use crate::model::text::commands::{has_command, starts_command};
use crate::model::text::escapes::in_json;
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
    if value.contains(is_hidden) {
        Err("a control character or an invisible one")
    } else if has_command(value) || value.lines().any(starts_command) {
        Err("what a CI takes for a command")
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
    let text = in_json(&text.replace('\r', "")).replace("\\\\", "\\u005c");
    Some(text.replace('\'', "\\u0027").replace("${", "\\u0024{"))
}
