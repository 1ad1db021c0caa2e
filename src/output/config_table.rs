//! What `okta-cc config` shows: each value, where it came from, and what it takes precedence over.

use std::io::{self, Write};

use serde::Serialize;

use super::clean;
use crate::input::Found;
use crate::model::connection::Origin;
use crate::model::redact::shown;

/// Names the format's version in the JSON.
pub const FORMAT: &str = "okta-cc/config/v1";

#[derive(Serialize)]
pub struct ConfigTable {
    /// Names the format's version.
    #[serde(rename = "schema")]
    pub format: &'static str,
    pub consumer: String,
    pub family: Option<String>,
    #[serde(rename = "values")]
    pub rows: Vec<ConfigRow>,
    pub base_url: Option<String>,
    pub notes: Vec<String>,
    /// The faults that the rules find in these values for this target.
    pub findings: Vec<ConfigFinding>,
    pub unused: Vec<String>,
    pub looked_for: Vec<String>,
}

#[derive(Serialize)]
pub struct ConfigFinding {
    /// The rule's name, for `okta-cc explain`.
    pub id: &'static str,
    pub severity: &'static str,
    pub message: String,
}

#[derive(Serialize)]
pub struct ConfigRow {
    #[serde(skip)]
    pub title: &'static str,
    pub name: &'static str,
    pub value: Option<ConfigValue>,
    /// The values that are not used, because this one takes precedence over them.
    pub shadowed: Vec<ConfigValue>,
}

#[derive(Serialize)]
pub struct ConfigValue {
    /// As it may be shown; of a key its fingerprint.
    pub shown: String,
    pub source: Option<String>,
    /// 1-based; `None` where the source has no lines.
    pub line: Option<usize>,
    pub column: Option<usize>,
    #[serde(skip)]
    place: String,
}

impl ConfigValue {
    /// `show` masks the text.
    pub fn new(found: &Found, show: impl Fn(&str) -> String) -> Self {
        let text = match &found.origin {
            Origin::Elsewhere { reference, .. } => reference.clone(),
            _ => show(&found.text),
        };
        let (line, column) = found.origin.place().unzip();
        Self {
            shown: clean(&text),
            source: found.origin.source().map(|source| clean(&shown(source))),
            line,
            column,
            place: clean(&found.origin.to_string()),
        }
    }
}

pub fn human(table: &ConfigTable, out: &mut dyn Write) -> io::Result<()> {
    let family = table
        .family
        .as_ref()
        .map_or_else(String::new, |family| format!(", from {family}"));
    writeln!(out, "Connection for {}{family}\n", table.consumer)?;
    for row in &table.rows {
        let Some(value) = &row.value else {
            writeln!(out, "{:<13}not given", row.title)?;
            continue;
        };
        let mut parts = value.shown.split(", ");
        writeln!(out, "{:<13}{}", row.title, parts.next().unwrap_or_default())?;
        for part in parts {
            writeln!(out, "{:13}{part}", "")?;
        }
        writeln!(out, "{:13}from {}", "", value.place)?;
        for shadowed in &row.shadowed {
            writeln!(
                out,
                "{:13}takes precedence over {} from {}",
                "", shadowed.shown, shadowed.place
            )?;
        }
    }
    if let Some(url) = &table.base_url {
        writeln!(out, "{:<13}{url}", "base URL")?;
    }
    if table.rows.iter().all(|row| row.value.is_none()) {
        let places = table.looked_for.join(", ");
        writeln!(out, "\nNothing was found in {places}.")?;
    }
    for note in &table.notes {
        writeln!(out, "\n{note}")?;
    }
    if !table.findings.is_empty() {
        writeln!(out, "\nProblems that it would have:")?;
    }
    for finding in &table.findings {
        writeln!(out, "  {} ({})", clean(&finding.message), finding.id)?;
    }
    if !table.unused.is_empty() {
        writeln!(out, "\nNot used:")?;
    }
    for unused in &table.unused {
        writeln!(out, "  {unused}")?;
    }
    Ok(())
}

/// On one line.
///
/// # Panics
/// Never: texts and numbers are JSON.
pub fn json(table: &ConfigTable) -> String {
    serde_json::to_string(table).expect("texts and numbers are JSON") + "\n"
}
