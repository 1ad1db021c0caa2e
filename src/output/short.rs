//! The report for a chat: a handful of lines, safe to paste.

use std::env::consts::{ARCH, OS};
use std::fmt::{self, Write};

use super::format::{FormatKind, Joints, Part, Parts};
use super::{DocumentKind, Format, ReportView};

const LINE_BETWEEN: Joints = Joints::only("\n");

const PARTS: Parts = Parts {
    part: Part::OfView(text),
    failure: None,
    many: LINE_BETWEEN,
    one: LINE_BETWEEN,
    is_lines: false,
};

pub(super) const FORMAT: Format = Format::new(
    "short",
    "A few lines for a chat",
    DocumentKind::Text,
    FormatKind::Parts(PARTS),
);

fn text(view: &ReportView) -> String {
    let mut text = String::new();
    write(view, &mut text).expect("a String takes everything");
    text
}

fn write(view: &ReportView, out: &mut String) -> fmt::Result {
    let version = env!("CARGO_PKG_VERSION");
    let ReportView {
        command,
        started,
        seconds,
        exit_code,
        ..
    } = view;
    writeln!(
        out,
        "okta-cc {version} {command} ({OS} {ARCH}): {}",
        view.subject()
    )?;
    writeln!(out, "{started}, {seconds}, exit code {exit_code}")?;
    for found in &view.findings {
        let (weight, id, certainty) = (found.weight, found.id, &found.certainty);
        writeln!(out, "{weight} {id} ({certainty}): {}", found.message)?;
    }
    if view.findings.is_empty() {
        writeln!(out, "{}", view.verdict)?;
    }
    if let Some(next) = view.reply.as_ref().and_then(|reply| reply.next.as_ref()) {
        writeln!(out, "Look next: {next}")?;
    }
    if let Some(id) = &view.request_id {
        writeln!(out, "Okta request id {id}")?;
    }
    Ok(())
}
