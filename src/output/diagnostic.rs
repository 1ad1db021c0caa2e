//! One finding in full, by miette: as a drawing, or in words for a screen reader.

use std::fmt::{self, Write as _};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, NarratableReportHandler, SourceCode, SourceSpan, SpanContents,
    ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Excerpt, LONGEST};
use super::wrap::{fits, wrap};
use super::{Run, Style, clean};
use crate::engine::report::Reported;
use crate::model::finding::Severity;

/// Lengths of the excerpt to try, until the labels under it have room.
const LENGTHS: [usize; 3] = [LONGEST, 40, 20];

/// The finding, with an empty line after it.
pub(super) fn text(run: &Run, found: &Reported, style: Style) -> String {
    if style.narrated {
        return in_full(run, found, style);
    }
    let mut text = String::new();
    let heading = Shown::new(run, found, LONGEST).heading();
    let is_headed = fits(&format!("{heading} (link)"), style.width);
    if !is_headed {
        text.push_str(&format!("{}\n\n", wrap(&heading, style.limit, 2)));
    }
    let drawn = LENGTHS.into_iter().map(|longest| {
        let mut shown = Shown::new(run, found, longest);
        shown.is_headed = is_headed;
        draw(&shown, style)
    });
    let drawn = drawn.into_iter().find(|drawn| fits(drawn, style.limit));
    text.push_str(&drawn.unwrap_or_else(|| in_words(run, found, style, is_headed)));
    if !style.links || !is_headed {
        text.push_str(&format!("  page: {}\n", found.url()));
    }
    text
}

fn draw(shown: &Shown, style: Style) -> String {
    let theme = GraphicalTheme {
        characters: match style.unicode {
            true => ThemeCharacters::unicode(),
            false => ThemeCharacters::ascii(),
        },
        styles: match style.color {
            true => ThemeStyles::ansi(),
            false => ThemeStyles::none(),
        },
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(style.width)
        .with_links(style.links)
        .with_urls(style.links)
        .with_context_lines(0)
        .with_wrap_lines(true);
    let mut text = String::new();
    let drawn = handler.render_report(&mut text, shown);
    drawn.expect("the excerpt holds its labels, and a String takes everything");
    // miette pads some lines; captured output should not carry that.
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

/// The finding without a drawing, where there is no room for one: the place and the labels, a line each.
fn in_words(run: &Run, found: &Reported, style: Style, is_headed: bool) -> String {
    let mut shown = Shown::new(run, found, LONGEST);
    shown.is_headed = is_headed;
    let excerpt = shown.excerpt.take();
    let mut text = draw(&shown, style);
    if let Some(excerpt) = excerpt {
        let at = &excerpt.location;
        let source = clean(&crate::model::redact::shown(&at.source));
        let place = format!("  at {source}:{}:{}: {}", at.line, at.column, excerpt.text);
        text.push_str(&format!("{}\n", wrap(&place, style.limit, 4)));
        for (_, label) in &excerpt.labels {
            let line = format!("  - {}", clean(label));
            text.push_str(&format!("{}\n", wrap(&line, style.limit, 4)));
        }
    }
    text
}

fn in_full(run: &Run, found: &Reported, style: Style) -> String {
    let handler = NarratableReportHandler::new().with_context_lines(0);
    let mut told = String::new();
    let done = handler.render_report(&mut told, &Shown::new(run, found, LONGEST));
    done.expect("the excerpt holds its labels, and a String takes everything");
    let mut text = String::new();
    for line in told.lines().map(str::trim_end) {
        let indent = line.len() - line.trim_start().len();
        let line = wrap(line, style.limit, indent + 2);
        writeln!(text, "{line}").expect("a String takes everything");
    }
    text
}

/// A finding as miette's diagnostic.
#[derive(thiserror::Error)]
#[error("{}", clean(&found.finding.message))]
struct Shown<'a> {
    found: &'a Reported,
    concerned: String,
    excerpt: Option<Excerpt>,
    #[source]
    evidence: Option<Because>,
    /// Whether miette writes the first line.
    is_headed: bool,
}

impl<'a> Shown<'a> {
    /// With at most this many characters of the input.
    fn new(run: &Run, found: &'a Reported, longest: usize) -> Self {
        let labels = &found.finding.labels;
        let connection = run.evidence.connection();
        // Of a line that nothing was read from nothing can be drawn: the message tells its place.
        let field = found.field().filter(|_| connection.unreadable.is_none());
        let excerpt =
            field.and_then(|field| Excerpt::new(connection.input(field), labels, longest));
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
            is_headed: true,
        }
    }

    fn heading(&self) -> String {
        let certainty = self.found.finding.certainty.name();
        let severity = self.found.severity.name();
        let (id, concerned) = (self.found.rule.id, &self.concerned);
        format!("{id} ({severity}, {certainty}{concerned})")
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.found.rule.id)
    }
}

impl Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.is_headed.then(|| Box::new(self.heading()) as _)
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
#[derive(Debug, thiserror::Error)]
#[error("{line}")]
struct Because {
    line: String,
    #[source]
    next: Option<Box<Because>>,
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = SourceSpan::from(0..self.text.len());
        let name = clean(&crate::model::redact::shown(&self.location.source));
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
