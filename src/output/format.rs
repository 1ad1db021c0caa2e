//! A way to write a report, as plain data: each format's file has one, and [`super::FORMATS`] lists them.

use std::io::BufRead;

use super::whole_document::WholeDocument;
use super::{DocumentKind, Failed, ReportView, Run};

/// A format by the name that `--format` and `--report` know it by.
pub struct Format {
    pub name: &'static str,
    pub alias: Option<&'static str>,
    /// Its use, for the help.
    pub about: &'static str,
    /// What may stand in it as it is.
    pub document: DocumentKind,
    pub(super) kind: FormatKind,
    /// Whether a file is an earlier report of this format: only such a one may be replaced unasked.
    pub is_earlier: fn(&mut dyn BufRead) -> bool,
}

/// Where a format can be written to, and how.
pub(super) enum FormatKind {
    /// Standard output, for a person; of many connections a line for each and the totals.
    Terminal,
    /// Standard output, for the log of a CI job, which shows only some annotations of a whole command.
    Annotations,
    /// Standard output, and a file if failures have a form in it: a part for each connection, one after another.
    Parts(Parts),
    /// A file, which is made when everything is judged.
    Whole(fn() -> Box<dyn WholeDocument>),
}

pub(super) struct Parts {
    pub part: Part,
    /// `None` where a person reads of a failure on standard error.
    pub failure: Option<fn(&Failed) -> String>,
    /// What joins the parts where several connections are given.
    pub many: Joints,
    /// The same where one connection is given.
    pub one: Joints,
    /// Whether each part is a line, written without waiting for the next.
    pub is_lines: bool,
}

impl Parts {
    /// Those of a document.
    pub(super) const fn new(part: Part, failure: fn(&Failed) -> String, joints: Joints) -> Self {
        Self {
            part,
            failure: Some(failure),
            many: joints,
            one: joints,
            is_lines: false,
        }
    }
}

/// How the part about one connection is made.
pub(super) enum Part {
    OfRun(fn(&Run) -> String),
    OfView(fn(&ReportView) -> String),
}

/// The text before, between and after parts.
#[derive(Clone, Copy)]
pub(super) struct Joints {
    pub first: &'static str,
    /// `None` where the document is its first part: what comes after it goes only to standard error.
    pub between: Option<&'static str>,
    pub last: &'static str,
    /// Written in place of the parts where there are none.
    pub none: &'static str,
}

impl Joints {
    /// Nothing but `between`.
    pub(super) const fn only(between: &'static str) -> Self {
        Self {
            first: "",
            between: Some(between),
            last: "",
            none: "",
        }
    }
}

impl Format {
    pub(super) const fn new(
        name: &'static str,
        about: &'static str,
        document: DocumentKind,
        kind: FormatKind,
    ) -> Self {
        Self {
            name,
            alias: None,
            about,
            document,
            kind,
            is_earlier: |_| false,
        }
    }

    /// This format, with a function that recognises an earlier report.
    pub(super) const fn known_by(self, is_earlier: fn(&mut dyn BufRead) -> bool) -> Self {
        Self { is_earlier, ..self }
    }

    pub fn named(name: &str) -> Option<&'static Self> {
        let is_it = |format: &&&Self| format.name == name || format.alias == Some(name);
        super::FORMATS.iter().find(is_it).copied()
    }

    pub fn is_for_files(&self) -> bool {
        match &self.kind {
            FormatKind::Terminal | FormatKind::Annotations => false,
            FormatKind::Parts(parts) => parts.failure.is_some(),
            FormatKind::Whole(_) => true,
        }
    }

    /// Whether it is one document, also when the command fails.
    pub fn is_document(&self) -> bool {
        self.is_for_files() || self.is_annotations()
    }

    pub fn is_annotations(&self) -> bool {
        matches!(self.kind, FormatKind::Annotations)
    }

    fn parts(&self) -> Option<&Parts> {
        match &self.kind {
            FormatKind::Parts(parts) => Some(parts),
            _ => None,
        }
    }

    pub(super) fn is_terminal(&self) -> bool {
        matches!(self.kind, FormatKind::Terminal)
    }

    /// Whether no part of it can be written before everything is judged.
    pub fn is_whole(&self) -> bool {
        matches!(self.kind, FormatKind::Whole(_))
    }

    /// Whether each connection is a line, written without waiting for the next.
    pub fn is_lines(&self) -> bool {
        self.parts().is_some_and(|parts| parts.is_lines)
    }

    /// Whether it has a sentence with the verdict.
    pub(super) fn has_verdict(&self) -> bool {
        match &self.kind {
            FormatKind::Annotations => false,
            FormatKind::Parts(parts) => matches!(parts.part, Part::OfView(_)),
            FormatKind::Terminal | FormatKind::Whole(_) => true,
        }
    }

    /// The part about one run; empty where there are none.
    pub(super) fn part<'v>(&self, run: &Run, view: impl FnOnce() -> &'v ReportView) -> String {
        match self.parts().map(|parts| &parts.part) {
            Some(Part::OfRun(part)) => part(run),
            Some(Part::OfView(part)) => part(view()),
            None => String::new(),
        }
    }

    /// The part about what could not be judged; may be empty.
    pub(super) fn failure(&self, failed: &Failed) -> String {
        let failure = self.parts().and_then(|parts| parts.failure);
        failure.map_or_else(String::new, |failure| failure(failed))
    }

    pub(super) fn joints(&self, many: bool) -> Joints {
        match &self.kind {
            FormatKind::Parts(parts) if many => parts.many,
            FormatKind::Parts(parts) => parts.one,
            FormatKind::Terminal if !many => Joints::only("\n"),
            _ => Joints::only(""),
        }
    }
}
