//! The report for a person at a terminal.

use std::fmt::{self, Write as _};

use textwrap::core::display_width;

use super::experiments::ExperimentLine;
use super::format::FormatKind;
use super::tree::{Branch, branch, symbol, title};
use super::verdict::verdict;
use super::wrap::wrap;
use super::{DocumentKind, Format, Run, Style, clean, diagnostic, health};
use crate::engine::group::Group;
use crate::engine::report::Status;
use crate::model::finding::Severity;
use crate::output::reply::SupportReply;

pub(super) const FORMAT: Format = Format::new(
    "human",
    "For a person at a terminal",
    DocumentKind::Text,
    FormatKind::Terminal,
);

/// Where the second line of a statement begins.
const HANG: usize = 12;

/// # Panics
/// Never: a String takes everything.
pub fn text(run: &Run, style: Style) -> String {
    style.with_own_escapes(|style| {
        let mut text = String::new();
        write(run, style, &mut text).expect("a String takes everything");
        text
    })
}

fn write(run: &Run, style: Style, out: &mut String) -> fmt::Result {
    writeln!(out, "{}\n", wrap(&heading(run), style.limit, 2))?;
    // For a pasted text, groups that it does not mention get no line.
    if run.evidence.pasted().is_none() {
        write_groups(run, style, out)?;
        writeln!(out)?;
    }
    let reply = run.reply();
    if let Some(reply) = &reply {
        paragraph("", &reply.happened, style, out)?;
        writeln!(out)?;
    }
    for (at, found) in run.report.found_and_alternative().iter().enumerate() {
        if style.verbose || found.severity == Severity::Error || at == 0 {
            writeln!(out, "{}", diagnostic::text(run, found, style))?;
        } else {
            let (id, severity) = (found.rule.id, found.severity.name());
            let (concerned, message) = (run.report.concerned(found), &found.finding.message);
            let line = clean(&format!("{id} ({severity}{concerned}): {message}"));
            writeln!(out, "{}", wrap(&line, style.limit, 2))?;
        }
    }
    if style.verbose {
        write_suppressed(run, style, out)?;
    }
    if let Some(reply) = &reply {
        write_reply(reply, style, out)?;
    }
    let (status, words) = verdict(run);
    let line = if style.narrated {
        format!("Verdict: {}: {words}", spoken(status))
    } else {
        format!("{} {words}", symbol(status, style.unicode).trim_end())
    };
    writeln!(out, "{}", wrap(&line, style.limit, 2))
}

/// What a symbol means, for a screen reader.
fn spoken(status: Status) -> &'static str {
    match status {
        Status::Skip => "not looked at",
        Status::Unknown => "could not tell",
        status => status.name(),
    }
}

/// A line for each suppressed finding; whoever wrote the ignore knows the finding.
fn write_suppressed(run: &Run, style: Style, out: &mut String) -> fmt::Result {
    for one in &run.report.suppressed {
        let (id, severity) = (one.found.rule.id, one.found.severity.name());
        let (until, message) = (one.until, clean(&one.found.finding.message));
        let (reason, place) = (clean(&one.reason), clean(&one.place));
        let line = format!("{id} ({severity}, ignored until {until}): {message}");
        writeln!(out, "{}", wrap(&line, style.limit, 2))?;
        let line = format!("  reason: {reason} ({place})");
        writeln!(out, "{}", wrap(&line, style.limit, 4))?;
    }
    Ok(())
}

/// The message for the person who asked.
fn write_reply(reply: &SupportReply, style: Style, out: &mut String) -> fmt::Result {
    if !reply.proved.is_empty() {
        writeln!(out, "Already verified:")?;
        for fact in &reply.proved {
            paragraph("- ", fact.words(), style, out)?;
        }
        writeln!(out)?;
    }
    if let Some(next) = &reply.next {
        writeln!(out, "Look at this next:")?;
        paragraph("  ", next, style, out)?;
        writeln!(out)?;
    }
    writeln!(out, "Reply to send:\n")?;
    for line in &reply.message {
        let first = if line.is_item { "  - " } else { "  " };
        paragraph(first, &line.text, style, out)?;
    }
    writeln!(out)
}

/// Wrapped, with `first` before it and as much space before its other lines.
fn paragraph(first: &str, text: &str, style: Style, out: &mut String) -> fmt::Result {
    let rest = " ".repeat(first.len());
    // A host name or a value is not cut at its hyphens.
    let options = textwrap::Options::new(style.width)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .initial_indent(first)
        .subsequent_indent(&rest);
    for line in textwrap::wrap(&clean(text), options) {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn heading(run: &Run) -> String {
    if run.evidence.pasted().is_some() {
        let shown = [
            health::host(&run.evidence),
            Some(health::client(&run.evidence)),
        ];
        let shown = shown.into_iter().flatten().filter(|part| !part.is_empty());
        let shown = shown.collect::<Vec<_>>().join(", ");
        let about = if shown.is_empty() {
            "names no org"
        } else {
            &shown
        };
        return clean(&format!("Okta failure from a text: {about}"));
    }
    let target = run.evidence.target_names();
    let file = health::file(&run.evidence);
    let host = health::host(&run.evidence);
    let client = health::client(&run.evidence);
    let line = if let (None, "", Some(file)) = (&host, client.as_str(), &file) {
        format!("Okta client credentials: {file}, for {target}")
    } else {
        let host = host.unwrap_or_else(|| "no host".into());
        let client = match client.as_str() {
            "" => "no client ID".into(),
            client => format!("client {client}"),
        };
        let from = file.map_or_else(String::new, |file| format!(", from {file}"));
        format!("Okta client credentials: {host}, {client}, for {target}{from}")
    };
    clean(&line)
}

fn write_groups(run: &Run, style: Style, out: &mut String) -> fmt::Result {
    let mut branches = Group::ALL
        .map(|group| branch(run, group))
        .into_iter()
        .peekable();
    while let Some(branch) = branches.next() {
        let mut names = vec![title(branch.group)];
        // One reason takes one line.
        let same = |next: &Branch| {
            let (this, next) = ((branch.status, &branch.said), (next.status, &next.said));
            branch.status == Status::Skip && this == next
        };
        while let Some(next) = branches.next_if(same) {
            names.push(title(next.group));
        }
        write_group(&branch, &names.join(", "), style, out)?;
    }
    Ok(())
}

fn write_group(branch: &Branch, name: &str, style: Style, out: &mut String) -> fmt::Result {
    let mark = symbol(branch.status, style.unicode);
    let line = match style.narrated {
        true => format!("{name}: {}. {}", spoken(branch.status), branch.said),
        false => format!("{mark} {name:<8}  {}", branch.said),
    };
    let (line, aside) = (clean(&line), clean(&branch.aside));
    let room = style.width.saturating_sub(display_width(&line) + 2);
    if style.narrated && !aside.is_empty() {
        writeln!(out, "{}", wrap(&format!("{line}. {aside}"), style.limit, 2))?;
    } else if aside.is_empty() || display_width(&aside) > room {
        // An aside is worth no line of its own.
        writeln!(out, "{}", wrap(&line, style.limit, HANG))?;
    } else {
        writeln!(out, "{line}  {aside:>room$}")?;
    }
    write_experiments(&branch.lines, style, out)
}

fn write_experiments(lines: &[ExperimentLine], style: Style, out: &mut String) -> fmt::Result {
    for (at, line) in lines.iter().enumerate() {
        let branch = match (at + 1 == lines.len(), style.unicode) {
            (false, true) => "├",
            (true, true) => "└",
            (false, false) => "|-",
            (true, false) => "`-",
        };
        let mark = symbol(line.status, style.unicode).trim_end();
        let (asked, came) = (&line.asked, line.result());
        let wide = format!("  {branch} {mark} {asked:<42}  {came}");
        let line = match style.narrated {
            true => format!("  {asked}: {}. {}", spoken(line.status), line.came),
            false if display_width(&wide) <= style.limit => wide,
            false => format!("  {branch} {mark} {asked}: {came}"),
        };
        writeln!(out, "{}", wrap(&clean(&line), style.limit, 6))?;
    }
    Ok(())
}
