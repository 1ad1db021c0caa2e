//! The report for a chat: a handful of lines, safe to paste.

use std::env::consts::{ARCH, OS};
use std::fmt::{self, Write};

use super::Sheet;

pub(super) fn text(sheet: &Sheet) -> String {
    let mut text = String::new();
    write(sheet, &mut text).expect("a String takes everything");
    text
}

fn write(sheet: &Sheet, out: &mut String) -> fmt::Result {
    let version = env!("CARGO_PKG_VERSION");
    let Sheet {
        command,
        started,
        seconds,
        exit_code,
        ..
    } = sheet;
    writeln!(
        out,
        "okta-cc {version} {command} ({OS} {ARCH}): {}",
        sheet.subject()
    )?;
    writeln!(out, "{started}, {seconds}, exit code {exit_code}")?;
    for found in &sheet.findings {
        let (weight, id, certainty) = (found.weight, found.id, &found.certainty);
        writeln!(out, "{weight} {id} ({certainty}): {}", found.message)?;
    }
    if sheet.findings.is_empty() {
        writeln!(out, "{}", sheet.verdict)?;
    }
    if let Some(next) = sheet
        .account
        .as_ref()
        .and_then(|account| account.next.as_ref())
    {
        writeln!(out, "Look next: {next}")?;
    }
    if let Some(id) = &sheet.request_id {
        writeln!(out, "Okta request id {id}")?;
    }
    Ok(())
}
