//! One run, or one failure, written in each of the formats that a command needs.

use std::cell::OnceCell;

use super::batch::{self, BatchItem};
use super::file_part::{FilePart, PartBody};
use super::github::{self, Note};
use super::{DocumentKind, Failed, Format, ReportView, Run, Style, human, markdown};
use crate::model::finding::Severity;

/// The formats in which a command writes its runs.
#[derive(Clone)]
pub struct RenderOptions {
    /// Of standard output.
    pub format: &'static Format,
    pub style: Style,
    /// Of the report files.
    pub files: Vec<&'static Format>,
    /// Make markdown for GitHub's summary of the step.
    pub summary: bool,
}

impl RenderOptions {
    /// What standard output holds.
    pub fn document(&self) -> DocumentKind {
        let styled = self.style.color || self.style.links;
        match self.format.document {
            DocumentKind::Text if styled && self.format.is_terminal() => DocumentKind::Styled,
            document => document,
        }
    }

    /// Whether one of the formats has a sentence with the verdict.
    pub fn has_verdict(&self) -> bool {
        self.format.is_terminal() || self.files.iter().any(|format| format.has_verdict())
    }
}

/// One run or one failure, written. Making it is a pure function, so any thread can; [`super::Stream`] joins them.
pub struct Rendered {
    /// For standard output, with the line's end.
    pub(super) text: String,
    /// For GitHub, which limits the number per command.
    pub(super) notes: Vec<Note>,
    /// For GitHub's summary of the step, where it is wanted.
    pub(super) summary: Option<String>,
    pub(super) kept: FilePart,
    /// Of only this one.
    pub exit_code: u8,
    /// Of one of many connections, for the totals at the end.
    pub(super) item: Option<BatchItem>,
    /// For a person, the line of one of many that could not be judged.
    pub(super) refused: Option<String>,
    /// The errors that show only across connections.
    pub(super) across: usize,
}

impl Rendered {
    pub fn of(run: &Run, wanted: &RenderOptions) -> Self {
        Self::with(run, wanted, None, || human::text(run, wanted.style))
    }

    /// `place`: of one of many; `human` writes it for a person, where that is asked for.
    fn with(
        run: &Run,
        wanted: &RenderOptions,
        place: Option<&str>,
        human: impl FnOnce() -> String,
    ) -> Self {
        let kept = OnceCell::new();
        let view = || {
            kept.get_or_init(|| Box::new(ReportView::new(run, place)))
                .as_ref()
        };
        let text = match wanted.format.is_terminal() {
            true => human(),
            false => wanted.format.part(run, view),
        };
        let notes = match wanted.format.is_annotations() {
            true => github::notes(view()),
            false => Vec::new(),
        };
        let summary = wanted.summary.then(|| markdown::section(view()));
        let texts = wanted.files.iter().map(|format| format.part(run, view));
        let texts = texts.collect();
        let is_kept = wanted.files.iter().any(|format| format.is_whole());
        if is_kept {
            view();
        }
        Self {
            text,
            notes,
            summary,
            kept: FilePart {
                texts,
                body: PartBody::Report(kept.into_inner().filter(|_| is_kept)),
            },
            exit_code: run.exit_code(),
            item: None,
            refused: None,
            across: 0,
        }
    }

    /// Writes the run of one of many connections, which is at `place`; `few`: there is still room for its full report.
    pub fn of_many(run: &Run, wanted: &RenderOptions, place: &str, few: bool) -> Self {
        let style = wanted.style;
        let mut full = None;
        let mut rendered = Self::with(run, wanted, Some(place), || {
            let line = batch::line(run, place, style);
            if style.verbose {
                return format!("{line}\n{}\n", human::text(run, style));
            }
            full = few.then(|| human::text(run, style));
            line
        });
        rendered.item = Some(BatchItem::of(run, full));
        rendered
    }

    /// Writes the run about what can only be seen by comparing connections.
    pub fn across(run: &Run, wanted: &RenderOptions) -> Self {
        Self {
            across: run.report.found(Severity::Error),
            ..Self::with(run, wanted, None, || batch::across(run, wanted.style))
        }
    }

    /// Without a line of its own among many.
    pub fn unlisted(mut self) -> Self {
        self.refused = None;
        self
    }

    /// Every text in it that may hold words of others.
    pub(crate) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        let Self {
            text,
            notes,
            summary,
            kept,
            exit_code: _,
            item,
            refused,
            across: _,
        } = self;
        let FilePart { texts, body } = kept;
        let notes = notes.iter_mut().map(Note::text);
        let item = item.iter_mut().filter_map(BatchItem::text);
        [text]
            .into_iter()
            .chain(notes)
            .chain(summary)
            .chain(texts)
            .chain(item)
            .chain(refused)
            .for_each(&mut *change);
        match body {
            PartBody::Report(view) => {
                if let Some(view) = view {
                    view.each_text(change);
                }
            }
            PartBody::Failed(Failed {
                command: _,
                source,
                line: _,
                message,
                exit_code: _,
            }) => source.iter_mut().chain([message]).for_each(change),
        }
    }

    pub fn failed(failed: Failed, wanted: &RenderOptions) -> Self {
        let place = failed.source.as_deref();
        let refused = place.filter(|_| wanted.format.is_terminal());
        let texts = wanted.files.iter().map(|format| format.failure(&failed));
        Self {
            text: wanted.format.failure(&failed),
            notes: match wanted.format.is_annotations() {
                true => vec![github::failure(&failed)],
                false => Vec::new(),
            },
            summary: wanted.summary.then(|| markdown::failure(&failed)),
            exit_code: failed.exit_code,
            item: None,
            refused: refused.map(|place| batch::refused(place, wanted.style)),
            across: 0,
            kept: FilePart {
                texts: texts.collect(),
                body: PartBody::Failed(failed),
            },
        }
    }
}
