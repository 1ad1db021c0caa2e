//! One run, or one failure, as every place wants it that it will be written to.

use super::batch::{self, BatchItem};
use super::github::{self, Note};
use super::{Failed, Format, ReportView, Run, Style, human, json, markdown, short};
use crate::model::finding::Severity;

/// What a run is written for.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    pub format: Format,
    pub style: Style,
    /// Keep the JSON line for a file.
    pub json: bool,
    /// Keep the plain words for a file.
    pub view: bool,
    /// Make markdown for GitHub's summary of the step.
    pub summary: bool,
}

/// One run or one failure, written. Making it is a pure function, so any thread can; [`super::Stream`] joins pages.
pub struct Rendered {
    /// For standard output, with the line's end.
    pub(super) text: String,
    /// For GitHub, which shows only so many of a whole command.
    pub(super) notes: Vec<Note>,
    /// For GitHub's summary of the step, where it is wanted.
    pub(super) summary: Option<String>,
    pub(super) kept: FilePart,
    /// Of this page alone.
    pub exit_code: u8,
    /// Of one of many connections, for the sum at the end.
    pub(super) item: Option<BatchItem>,
    /// For a person, the line of one of many that could not be judged.
    pub(super) refused: Option<String>,
    /// The errors that show only across connections.
    pub(super) across: usize,
}

/// What the files are made of in the end.
pub struct FilePart {
    /// Where it is wanted: one line, without its end.
    pub json: Option<String>,
    pub body: PartBody,
}

pub enum PartBody {
    /// The plain words, where they are wanted.
    Report(Option<Box<ReportView>>),
    Failed(Failed),
}

impl Rendered {
    pub fn of(run: &Run, wanted: RenderOptions) -> Self {
        Self::with(run, wanted, None, || human::text(run, wanted.style))
    }

    /// `place`: of one of many; `human` writes it for a person, where that is asked for.
    fn with(
        run: &Run,
        wanted: RenderOptions,
        place: Option<&str>,
        human: impl FnOnce() -> String,
    ) -> Self {
        let format = wanted.format;
        let as_json = matches!(format, Format::Json | Format::Jsonl);
        let json = (wanted.json || as_json).then(|| json::line(run));
        let plain = matches!(format, Format::Short | Format::Github | Format::Markdown);
        let view = (wanted.view || wanted.summary || plain).then(|| ReportView::new(run, place));
        let plain = || {
            view.as_ref()
                .expect("made for every format that is made of it")
        };
        let text = match format {
            Format::Human => human(),
            Format::Short => short::text(plain()),
            Format::Json | Format::Jsonl => json.clone().unwrap_or_default(),
            Format::Github => String::new(),
            Format::Markdown => markdown::section(plain()),
        };
        let notes = match format {
            Format::Github => github::notes(plain()),
            _ => Vec::new(),
        };
        Self {
            text,
            notes,
            summary: wanted.summary.then(|| markdown::section(plain())),
            kept: FilePart {
                json: json.filter(|_| wanted.json),
                body: PartBody::Report(view.filter(|_| wanted.view).map(Box::new)),
            },
            exit_code: run.exit_code(),
            item: None,
            refused: None,
            across: 0,
        }
    }

    /// Of one of many connections, which stands at `place`; `few`: there is still room for all that is to be said of it.
    pub fn of_many(run: &Run, wanted: RenderOptions, place: &str, few: bool) -> Self {
        let style = wanted.style;
        let mut full = None;
        let mut page = Self::with(run, wanted, Some(place), || {
            let line = batch::line(run, place, style);
            if style.verbose {
                return format!("{line}\n{}\n", human::text(run, style));
            }
            full = few.then(|| human::text(run, style));
            line
        });
        page.item = Some(BatchItem::of(run, full));
        page
    }

    /// Of what shows across many connections.
    pub fn across(run: &Run, wanted: RenderOptions) -> Self {
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

    pub fn failed(failed: Failed, wanted: RenderOptions) -> Self {
        let line = json::failure(&failed);
        let (text, notes) = match wanted.format {
            // A person reads of it on standard error.
            Format::Human | Format::Short => Default::default(),
            Format::Json | Format::Jsonl => (line.clone(), Vec::new()),
            Format::Github => (String::new(), vec![github::failure(&failed)]),
            Format::Markdown => (markdown::failure(&failed), Vec::new()),
        };
        let place = failed.source.as_deref();
        let refused = place
            .filter(|_| wanted.format == Format::Human)
            .map(|place| batch::refused(place, wanted.style));
        Self {
            text,
            notes,
            summary: wanted.summary.then(|| markdown::failure(&failed)),
            exit_code: failed.exit_code,
            item: None,
            refused,
            across: 0,
            kept: FilePart {
                json: wanted.json.then_some(line),
                body: PartBody::Failed(failed),
            },
        }
    }
}
