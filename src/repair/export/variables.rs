//! `OKTA_CC_*` lines that a `.env` reader and a shell read the same.

use super::{Entry, Values};
use crate::tools::ExportForm;

pub(super) fn write(values: &Values) -> String {
    let lines = values
        .entries(ExportForm::Env)
        .map(|(name, entry)| match entry {
            Entry::Text(text) => format!("{name}={}\n", quoted(text)),
            Entry::List(list) => format!("{name}={}\n", quoted(&list.join(" "))),
        });
    lines.collect()
}

/// In single quotes nothing is an escape; a value that has one itself goes into double quotes.
fn quoted(value: &str) -> String {
    if !value.contains('\'') {
        return format!("'{value}'");
    }
    let mut quoted = String::from("\"");
    for c in value.chars() {
        match c {
            '\n' => quoted.push_str("\\n"),
            '"' | '\\' | '$' => quoted.extend(['\\', c]),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
