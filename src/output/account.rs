//! What `okta-cc config` tells: each value, where it came from, and what it goes before.

use std::io::{self, Write};

use serde::Serialize;

use super::clean;
use crate::input::Found;
use crate::model::connection::Origin;
use crate::model::redact::shown;

/// Names the format's version in the JSON.
const FORMAT: &str = "okta-cc/config/v1";

pub struct Account {
    pub consumer: String,
    pub family: Option<String>,
    pub rows: Vec<Row>,
    pub base_url: Option<String>,
    pub notes: Vec<String>,
    /// What the consumer would stumble over in these values.
    pub findings: Vec<Fault>,
    pub unused: Vec<String>,
    pub looked_for: Vec<String>,
}

#[derive(Serialize)]
pub struct Fault {
    /// The rule's name, for `okta-cc explain`.
    pub id: &'static str,
    pub severity: &'static str,
    pub message: String,
}

#[derive(Serialize)]
pub struct Row {
    #[serde(skip)]
    pub title: &'static str,
    pub name: &'static str,
    pub value: Option<Value>,
    /// What is not used, because the value goes before it.
    pub shadowed: Vec<Value>,
}

#[derive(Serialize)]
pub struct Value {
    /// As it may be shown; of a key its fingerprint.
    pub shown: String,
    pub source: Option<String>,
    /// 1-based; `None` where the source has no lines.
    pub line: Option<usize>,
    pub column: Option<usize>,
    #[serde(skip)]
    place: String,
}

impl Value {
    /// `show` makes of the text what may be shown.
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

/// # Errors
/// When `out` cannot be written to.
pub fn human(account: &Account, out: &mut dyn Write) -> io::Result<()> {
    let family = account
        .family
        .as_ref()
        .map_or_else(String::new, |family| format!(", from {family}"));
    writeln!(out, "Connection for {}{family}\n", account.consumer)?;
    for row in &account.rows {
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
                "{:13}before {} from {}",
                "", shadowed.shown, shadowed.place
            )?;
        }
    }
    if let Some(url) = &account.base_url {
        writeln!(out, "{:<13}{url}", "base URL")?;
    }
    if account.rows.iter().all(|row| row.value.is_none()) {
        let places = account.looked_for.join(", ");
        writeln!(out, "\nNothing was found in {places}.")?;
    }
    for note in &account.notes {
        writeln!(out, "\n{note}")?;
    }
    if !account.findings.is_empty() {
        writeln!(out, "\nIt would stumble over:")?;
    }
    for fault in &account.findings {
        writeln!(out, "  {} ({})", clean(&fault.message), fault.id)?;
    }
    if !account.unused.is_empty() {
        writeln!(out, "\nNot used:")?;
    }
    for unused in &account.unused {
        writeln!(out, "  {unused}")?;
    }
    Ok(())
}

/// # Errors
/// When `out` cannot be written to.
pub fn json(account: &Account, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        consumer: &'a str,
        family: Option<&'a str>,
        values: &'a [Row],
        base_url: Option<&'a str>,
        notes: &'a [String],
        findings: &'a [Fault],
        unused: &'a [String],
        looked_for: &'a [String],
    }
    let document = Document {
        schema: FORMAT,
        consumer: &account.consumer,
        family: account.family.as_deref(),
        values: &account.rows,
        base_url: account.base_url.as_deref(),
        notes: &account.notes,
        findings: &account.findings,
        unused: &account.unused,
        looked_for: &account.looked_for,
    };
    serde_json::to_writer(&mut *out, &document)?;
    writeln!(out)
}
