//! The report for a person at a terminal, through miette.

use std::fmt;
use std::io::{self, Write};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents, ThemeStyles,
};

use super::excerpt::Excerpt;
use super::experiments::Line;
use super::tree::{branch, symbol, title};
use super::verdict::verdict;
use super::{Run, Style, clean, summary};
use crate::account::Account;
use crate::report::{Group, Reported};
use crate::rule::Severity;

pub(super) fn text(run: &Run, style: Style) -> String {
    let mut text = Vec::new();
    write(run, style, &mut text).expect("a vector takes everything");
    String::from_utf8(text).expect("the report is text")
}

/// # Errors
/// When `out` cannot be written to.
pub fn write(run: &Run, style: Style, out: &mut dyn Write) -> io::Result<()> {
    heading(run, out)?;
    // A text is about what it is about: what it does not tell of is not worth a line.
    if run.evidence.told().is_none() {
        for group in Group::ALL {
            write_group(run, group, style, out)?;
        }
        writeln!(out)?;
    }
    let account = run.account();
    if let Some(account) = &account {
        paragraph("", &account.happened, style, out)?;
        writeln!(out)?;
    }
    for (at, found) in run.report.findings.iter().enumerate() {
        if style.verbose || found.severity == Severity::Error || at == 0 {
            write_finding(run, found, style, out)?;
        } else {
            let severity = found.severity.name();
            writeln!(
                out,
                "{} ({severity}{}): {}",
                found.rule.id,
                run.report.concerned(found),
                clean(&found.finding.message)
            )?;
        }
    }
    if style.verbose {
        write_suppressed(run, out)?;
    }
    if let Some(account) = &account {
        write_account(account, style, out)?;
    }
    let (status, words) = verdict(run);
    writeln!(out, "{} {words}", symbol(status, style.unicode).trim_end())
}

/// A line each: who decided to live with it has read it before.
fn write_suppressed(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for one in &run.report.suppressed {
        let (id, severity) = (one.found.rule.id, one.found.severity.name());
        let (until, message) = (one.until, clean(&one.found.finding.message));
        let (reason, place) = (clean(&one.reason), clean(&one.place));
        writeln!(out, "{id} ({severity}, ignored until {until}): {message}")?;
        writeln!(out, "  reason: {reason} ({place})")?;
    }
    Ok(())
}

/// What is left to say to whoever asked.
fn write_account(account: &Account, style: Style, out: &mut dyn Write) -> io::Result<()> {
    if !account.proved.is_empty() {
        writeln!(out, "Right already:")?;
        for fact in &account.proved {
            paragraph("- ", fact.words(), style, out)?;
        }
        writeln!(out)?;
    }
    if let Some(next) = &account.next {
        writeln!(out, "Look at this next:")?;
        paragraph("  ", next, style, out)?;
        writeln!(out)?;
    }
    writeln!(out, "Reply to send:\n")?;
    for line in account.reply.lines() {
        let (first, line) = line
            .strip_prefix("- ")
            .map_or(("  ", line), |item| ("  - ", item));
        paragraph(first, line, style, out)?;
    }
    writeln!(out)
}

/// Wrapped, with `first` before it and as much space before its other lines.
fn paragraph(first: &str, text: &str, style: Style, out: &mut dyn Write) -> io::Result<()> {
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

fn heading(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    if run.evidence.told().is_some() {
        let shown = [
            summary::host(&run.evidence),
            Some(summary::client(&run.evidence)),
        ];
        let shown = shown.into_iter().flatten().filter(|part| !part.is_empty());
        let shown = shown.collect::<Vec<_>>().join(", ");
        let about = if shown.is_empty() {
            "names no org"
        } else {
            &shown
        };
        return writeln!(out, "Okta failure from a text: {}\n", clean(about));
    }
    let target = run.evidence.target_names();
    let file = summary::file(&run.evidence);
    let host = summary::host(&run.evidence);
    let client = summary::client(&run.evidence);
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
    writeln!(out, "{}\n", clean(&line))
}

fn write_group(run: &Run, group: Group, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let branch = branch(run, group);
    let (symbol, name) = (symbol(branch.status, style.unicode), title(group));
    let line = clean(&format!("{symbol} {name:<8}  {}", branch.said));
    let room = style.width.saturating_sub(line.chars().count() + 2);
    let aside = clean(&branch.aside);
    if aside.is_empty() || aside.chars().count() > room {
        writeln!(out, "{line}")?;
    } else {
        writeln!(out, "{line}  {aside:>room$}")?;
    }
    write_experiments(&branch.lines, style, out)
}

fn write_experiments(lines: &[Line], style: Style, out: &mut dyn Write) -> io::Result<()> {
    for (at, line) in lines.iter().enumerate() {
        let branch = match (at + 1 == lines.len(), style.unicode) {
            (false, true) => "├",
            (true, true) => "└",
            (false, false) => "|-",
            (true, false) => "`-",
        };
        let symbol = symbol(line.status, style.unicode).trim_end();
        let line = clean(&format!(
            "{branch} {symbol} {:<42}  {}",
            line.asked, line.came
        ));
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

pub(super) fn write_finding(
    run: &Run,
    found: &Reported,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let theme = GraphicalTheme {
        characters: if style.unicode {
            miette::ThemeCharacters::unicode()
        } else {
            miette::ThemeCharacters::ascii()
        },
        styles: if style.color {
            ThemeStyles::ansi()
        } else {
            ThemeStyles::none()
        },
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(style.width)
        .with_links(style.links)
        .with_urls(style.links)
        .with_context_lines(0)
        .with_wrap_lines(true);
    let mut text = String::new();
    handler
        .render_report(&mut text, &Shown::new(run, found))
        .map_err(|_| io::Error::other("the report cannot be drawn"))?;
    // miette pads some lines; captured output should not carry that.
    for line in text.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    if !style.links {
        writeln!(out, "  page: {}", found.url())?;
    }
    writeln!(out)
}

/// A finding as miette's diagnostic.
struct Shown<'a> {
    found: &'a Reported,
    concerned: String,
    excerpt: Option<Excerpt>,
    evidence: Option<Because>,
}

impl<'a> Shown<'a> {
    fn new(run: &Run, found: &'a Reported) -> Self {
        let labels = &found.finding.labels;
        let excerpt = found
            .field()
            .and_then(|field| Excerpt::new(run.evidence.connection().input(field), labels));
        let lines = found.finding.evidence.iter().rev();
        let evidence = lines.fold(None, |next, line| {
            Some(Because {
                line: clean(line),
                next: next.map(Box::new),
            })
        });
        Self {
            found,
            concerned: run.report.concerned(found),
            excerpt,
            evidence,
        }
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.found.rule.id)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&clean(&self.found.finding.message))
    }
}

impl std::error::Error for Shown<'_> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.evidence.as_ref().map(|because| because as _)
    }
}

impl Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let certainty = self.found.finding.certainty.name();
        let severity = self.found.severity.name();
        Some(Box::new(format!(
            "{} ({severity}, {certainty}{})",
            self.found.rule.id, self.concerned
        )))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.found.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Advice => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(clean(&self.found.finding.help)))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.found.url()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.excerpt.as_ref()?.labels.iter();
        let labels =
            labels.map(|(span, text)| LabeledSpan::new_with_span(Some(clean(text)), span.clone()));
        Some(Box::new(labels))
    }
}

/// One line of evidence, and the next.
struct Because {
    line: String,
    next: Option<Box<Because>>,
}

impl fmt::Debug for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

impl std::error::Error for Because {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.next.as_ref().map(|next| next.as_ref() as _)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = SourceSpan::from(0..self.text.len());
        let name = clean(&crate::connection::shown(&self.location.source));
        Ok(Box::new(MietteSpanContents::new_named(
            name,
            self.text.as_bytes(),
            whole,
            self.location.line - 1,
            self.location.column - 1,
            1,
        )))
    }
}
