//! The report for a person at a terminal, through miette.

use std::fmt;
use std::io::{self, Write};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents, ThemeStyles,
};

use super::excerpt::Excerpt;
use super::{Run, Style, experiments, summary};
use crate::connection::key::is_invisible;
use crate::report::{Check, Group, Outcome, Reported, Status};
use crate::rule::Severity;

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
    for (at, found) in run.report.findings.iter().enumerate() {
        if style.verbose || found.severity == Severity::Error || at == 0 {
            write_finding(run, found, style, out)?;
        } else {
            let severity = found.severity.name();
            writeln!(
                out,
                "{} ({severity}): {}",
                found.rule.id,
                clean(&found.finding.message)
            )?;
        }
    }
    verdict(run, style, out)
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
    let target = run.evidence.target().name;
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
    let checks = || {
        run.report
            .checks
            .iter()
            .filter(|check| check.group == group)
    };
    let mut ids: Vec<&str> = Vec::new();
    for found in run
        .report
        .findings
        .iter()
        .filter(|found| found.group == group)
    {
        if !ids.contains(&found.rule.id) {
            ids.push(found.rule.id);
        }
    }
    let worst = [Status::Fail, Status::Unknown, Status::Warn, Status::Pass];
    let worst = worst
        .into_iter()
        .find(|status| checks().any(|check| check.status == *status));
    // With nothing found and something not looked at, the group is not fine.
    let blocked = checks().find(|check| matches!(check.status, Status::Skip | Status::Unknown));
    let reason = |check: &Check| check.reason.clone().unwrap_or_default();
    let (status, said, aside) = match (worst, blocked) {
        (Some(Status::Pass) | None, Some(check)) => (
            Status::Skip,
            format!("not looked at: {}", reason(check)),
            String::new(),
        ),
        (Some(Status::Unknown), Some(check)) if ids.is_empty() => {
            (Status::Unknown, reason(check), String::new())
        }
        (Some(status @ (Status::Fail | Status::Warn | Status::Unknown)), _) => {
            (status, ids.join(", "), String::new())
        }
        _ => {
            let (said, aside) = summary::statement(group, &run.evidence);
            (Status::Pass, said, aside)
        }
    };
    let (symbol, name) = (symbol(status, style), title(group));
    let line = clean(&format!("{symbol} {name:<8}  {said}"));
    let room = style.width.saturating_sub(line.chars().count() + 2);
    let aside = clean(&aside);
    if aside.is_empty() || aside.chars().count() > room {
        writeln!(out, "{line}")?;
    } else {
        writeln!(out, "{line}  {aside:>room$}")?;
    }
    write_experiments(run, group, style, out)
}

fn write_experiments(run: &Run, group: Group, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let lines = experiments::lines(group, &run.evidence);
    for (at, line) in lines.iter().enumerate() {
        let branch = match (at + 1 == lines.len(), style.unicode) {
            (false, true) => "├",
            (true, true) => "└",
            (false, false) => "|-",
            (true, false) => "`-",
        };
        let symbol = symbol(line.status, style).trim_end();
        let line = clean(&format!(
            "{branch} {symbol} {:<42}  {}",
            line.asked, line.came
        ));
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

fn title(group: Group) -> &'static str {
    match group {
        Group::Inputs => "Inputs",
        Group::Key => "Key",
        Group::Domain => "Domain",
        Group::Scopes => "Scopes",
        Group::Org => "Org",
        Group::Token => "Token",
        Group::Api => "API",
    }
}

/// A symbol never stands alone: words beside it say the same.
fn symbol(status: Status, style: Style) -> &'static str {
    match (status, style.unicode) {
        (Status::Pass, true) => "✓",
        (Status::Pass, false) => "ok",
        (Status::Warn, true) => "⚠",
        (Status::Warn, false) => "! ",
        (Status::Fail, true) => "✗",
        (Status::Fail, false) => "x ",
        (Status::Skip, true) => "–",
        (Status::Skip, false) => "- ",
        (Status::Unknown, true) => "?",
        (Status::Unknown, false) => "? ",
    }
}

fn verdict(run: &Run, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let report = run.report;
    let (passed, skipped) = (report.count(Status::Pass), report.count(Status::Skip));
    let seconds = format!("{:.1} s", run.duration);
    let target = run.evidence.target().name;
    let outcome = run.outcome();
    let live = run.evidence.conversation().is_some();
    if run.evidence.told().is_some() {
        let causes = report.findings.iter();
        let causes: Vec<_> = causes
            .filter(|found| found.severity != Severity::Advice)
            .map(|found| format!("{} ({})", found.rule.id, found.finding.certainty.name()))
            .collect();
        let (status, words) = match causes.split_first() {
            Some((first, [])) => (Status::Fail, format!("Cause: {first}.")),
            Some((first, rest)) => (
                Status::Fail,
                format!("First: {first}. Also: {}.", rest.join(", ")),
            ),
            None => (
                Status::Unknown,
                "The text names no failure that is known here.".into(),
            ),
        };
        return writeln!(
            out,
            "{} {}",
            symbol(status, style).trim_end(),
            clean(&words)
        );
    }
    let counts = [Severity::Error, Severity::Warning, Severity::Advice].map(|severity| {
        let count = report.found(severity);
        let plural = if count == 1 || severity == Severity::Advice {
            ""
        } else {
            "s"
        };
        (count > 0).then(|| format!("{count} {}{plural}", severity.name()))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let counts = counts.join(", ");
    let also = if counts.is_empty() {
        String::new()
    } else {
        format!(", {counts}")
    };
    let (status, words) = match outcome {
        Outcome::Ready if !live => (
            Status::Pass,
            format!(
                "No error found offline: {passed} checks passed, {skipped} not looked at{also}. Only doctor can tell whether Okta accepts it."
            ),
        ),
        Outcome::Ready if run.evidence.leaves_role_open() => (
            Status::Warn,
            format!(
                "The token works; whether the app has an admin role was not looked at. {passed} checks passed, {skipped} skipped{also}. {seconds}"
            ),
        ),
        Outcome::Ready => (
            Status::Pass,
            format!("Ready. {passed} checks passed, {skipped} skipped{also}. {seconds}"),
        ),
        Outcome::Problem if !live => (Status::Fail, format!("Not ready for {target}: {counts}.")),
        Outcome::Problem => {
            let more = if is_blocked(run) {
                " Then run again: more may lie behind it."
            } else {
                ""
            };
            let words = format!("Not ready for {target}: {counts}.{more} {seconds}");
            (Status::Fail, words)
        }
        Outcome::Undecided => (
            Status::Unknown,
            format!("Undecided: no answer that can be judged{also}. Try again. {seconds}"),
        ),
    };
    writeln!(out, "{} {words}", symbol(status, style).trim_end())
}

/// Whether a refusal of the token hides everything after it.
fn is_blocked(run: &Run) -> bool {
    let token = run.evidence.token();
    token.is_ok_and(|token| token.refusal().is_some())
}

fn write_finding(run: &Run, found: &Reported, style: Style, out: &mut dyn Write) -> io::Result<()> {
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

/// Control characters in what was pasted or received must not reach a terminal, nor those that turn the text around.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() || is_invisible(c) {
                ' '
            } else {
                c
            }
        })
        .collect()
}

/// A finding as miette's diagnostic.
struct Shown<'a> {
    found: &'a Reported,
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
            "{} ({severity}, {certainty})",
            self.found.rule.id
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
