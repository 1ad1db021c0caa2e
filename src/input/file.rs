//! A file's text and its name: turns byte offsets into places, and makes errors that name a place.

use std::cell::Cell;

use super::{Found, Open, OtherKind, SourceError};
use crate::model::connection::{Origin, Piece};

pub(super) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    /// The line on which the text begins, 1-based.
    pub(super) line: usize,
    /// Opens the files that it refers to.
    pub(super) open: Open<'a>,
    /// The byte that was looked for last, its line and its column. Names are found one behind the other, so that each
    /// look goes on from the one before.
    last: Cell<(usize, usize, usize)>,
}

impl<'a> File<'a> {
    /// The byte order mark that editors on Windows write is no part of the text.
    pub(super) fn new(path: &'a str, text: &'a str, open: Open<'a>) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self {
            path,
            text,
            line: 1,
            open,
            last: Cell::new((0, 1, 1)),
        }
    }

    /// One line of a file.
    pub(super) fn of_line(path: &'a str, line: usize, text: &'a str, open: Open<'a>) -> Self {
        Self {
            path,
            text,
            line,
            open,
            last: Cell::new((0, line, 1)),
        }
    }

    /// The same file with its comments blanked out.
    pub(super) fn with_text(&self, text: &'a str) -> Self {
        Self {
            text,
            last: Cell::new((0, self.line, 1)),
            ..*self
        }
    }

    /// 1-based line and column of a byte; columns count characters.
    pub(super) fn place(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let start = (0, self.line, 1);
        let (mut at, mut line, mut column) = self.last.get();
        if before.len() < at {
            (at, line, column) = start;
        }
        let passed = &before[at..];
        if let Some(end) = passed.rfind('\n') {
            line += passed.matches('\n').count();
            column = passed[end + 1..].chars().count() + 1;
        } else {
            column += passed.chars().count();
        }
        self.last.set((before.len(), line, column));
        (line, column)
    }

    /// A text at `offset`, letter by letter or in another notation.
    pub(super) fn found(&self, offset: usize, text: String) -> Found {
        let (line, column) = self.place(offset);
        let rest = self.text.get(offset..).unwrap_or_default();
        let verbatim = rest.starts_with(&text);
        let lines = (!verbatim)
            .then(|| lines(rest, &text, line, column))
            .flatten();
        let path = self.path.into();
        let origin = match lines {
            Some(pieces) => Origin::Pieces { path, pieces },
            None => Origin::File {
                path,
                line,
                column,
                verbatim,
            },
        };
        Found { text, origin }
    }

    /// Texts that stand apart in the file, joined with a space.
    pub(super) fn joined(&self, offset: usize, parts: &[(usize, &str)]) -> Found {
        let mut text = String::new();
        let mut pieces = Vec::new();
        for (start, part) in parts {
            if !text.is_empty() {
                text.push(' ');
            }
            let (line, column) = self.place(*start);
            pieces.push(Piece {
                at: text.len(),
                line,
                column,
            });
            text.push_str(part);
        }
        if pieces.is_empty() {
            return self.found(offset, text);
        }
        let path = self.path.into();
        Found {
            text,
            origin: Origin::Pieces { path, pieces },
        }
    }

    /// A value to which the file only refers.
    pub(super) fn elsewhere(&self, offset: usize, reference: &str) -> Found {
        let (line, column) = self.place(offset);
        self.elsewhere_at(line, column, reference)
    }

    /// The same, with the line and column given.
    pub(super) fn elsewhere_at(&self, line: usize, column: usize, reference: &str) -> Found {
        Found {
            text: String::new(),
            origin: Origin::Elsewhere {
                reference: reference.into(),
                path: self.path.into(),
                line,
                column,
            },
        }
    }

    /// Two connections in one file that is no list of them: which one is meant is not known.
    pub(super) fn several(&self) -> SourceError {
        SourceError::NotJudged {
            path: self.path.into(),
            kind: OtherKind::Several,
            key_line: None,
        }
    }

    pub(super) fn wrong_type(
        &self,
        offset: usize,
        name: &str,
        expected: &'static str,
    ) -> SourceError {
        let (line, column) = self.place(offset);
        SourceError::WrongType {
            path: self.path.into(),
            line,
            column,
            name: name.into(),
            expected,
        }
    }

    pub(super) fn malformed(
        &self,
        language: &'static str,
        offset: usize,
        what: &str,
    ) -> SourceError {
        let (line, column) = self.place(offset);
        SourceError::Malformed {
            path: self.path.into(),
            line,
            column,
            language,
            what: what.into(),
        }
    }
}

/// Where each line of `text` stands, if `rest` has the same lines with more white space before them: the blocks of
/// YAML and of Terraform, and files with the line ends of Windows.
fn lines(rest: &str, text: &str, line: usize, column: usize) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (number, (written, wanted)) in rest.split('\n').zip(text.split('\n')).enumerate() {
        let written = written.trim_end_matches('\r');
        let before = written.strip_suffix(wanted)?;
        let is_first = number == 0;
        if !before.trim().is_empty() || (is_first && !before.is_empty()) {
            return None;
        }
        pieces.push(Piece {
            at,
            line: line + number,
            column: if is_first {
                column
            } else {
                before.chars().count() + 1
            },
        });
        at += wanted.len() + 1;
    }
    (pieces.len() > 1 && at > text.len()).then_some(pieces)
}
