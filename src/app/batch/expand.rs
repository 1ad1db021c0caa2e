//! What the arguments name: one connection, or many places each of which may hold one. Places are read one at a time,
//! so that memory does not grow with their number.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::assess::Assessor;
use crate::app::files::{AskedBy, Files, PathArgument, StandardInput, files_in, root_around};
use crate::input::{
    Document, Line, Lines, STDIN, SourceError, holds_lines, name_of, of_line, parse,
};

/// What was named.
pub(crate) enum Expanded {
    /// One connection, whatever came of reading it.
    One(Result<Box<Document>, SourceError>),
    Many(Box<dyn Iterator<Item = Item> + Send>),
}

/// One place, and which argument led to it.
pub(crate) struct Item {
    pub(crate) argument: usize,
    pub(crate) place: Place,
    /// Of what no person named: the folder that nothing in it may lead out of.
    pub(crate) within: Option<Arc<Path>>,
}

/// Where one connection may be.
pub(crate) enum Place {
    Line(Line),
    /// The text of standard input.
    Text(String),
    File(PathBuf),
    /// A file that no person named: when it holds no connection it is skipped.
    Found(PathBuf),
    Failed(String, SourceError),
}

/// Who asks for what stands in a file that was found `within` a folder, or named.
pub(crate) fn asked_by(within: Option<&Path>) -> AskedBy<'_> {
    within.map_or(AskedBy::NamedFile, AskedBy::Found)
}

impl Expanded {
    /// Reads standard input as far as it takes to tell what it is.
    ///
    /// `searched`: the files were named by a machine that does not know what they hold.
    ///
    /// # Errors
    /// When standard input is named twice, or a pattern cannot be read.
    pub(crate) fn of(
        names: &[PathBuf],
        assessor: &Assessor,
        files: &Files,
        searched: bool,
    ) -> Result<Self, SourceError> {
        if names.iter().filter(|name| **name == *"-").count() > 1 {
            return Err(SourceError::StdinTwice);
        }
        let places: Result<Vec<PathArgument>, _> =
            names.iter().map(|name| PathArgument::read(name)).collect();
        let places = places?;
        if let ([place], [name]) = (&places[..], names)
            && !place.is_several()
            && !searched
        {
            return Ok(match place {
                // In such a format one connection looks the same as many, so we need not wait for a second line.
                PathArgument::Stdin => {
                    match files.standard_input(assessor.output.format.is_lines()) {
                        Ok(StandardInput::Lines(first, rest)) => {
                            Self::Many(Box::new(each(stdin(first, rest), STDIN.into()).map(named)))
                        }
                        Ok(StandardInput::One(text)) => {
                            let open = |path: &Path| files.read(path, AskedBy::NamedFile);
                            Self::One(parse(STDIN, text, &open).map(Box::new))
                        }
                        Err(error) => Self::One(Err(error)),
                    }
                }
                _ => Self::One(files.document(name).map(Box::new)),
            });
        }
        let search = Search {
            files: files.clone(),
            workspace: assessor
                .world
                .variable("GITHUB_WORKSPACE")
                .map(str::to_owned),
        };
        let items = places
            .into_iter()
            .enumerate()
            .flat_map(move |(argument, place)| {
                let search = search.clone();
                let items = search.items(place);
                items.map(move |item| {
                    let item = match item.place {
                        Place::File(path) if searched && path.exists() => search.found(path),
                        _ => item,
                    };
                    Item { argument, ..item }
                })
            });
        Ok(Self::Many(Box::new(items)))
    }
}

type Items = Box<dyn Iterator<Item = Item> + Send>;

fn one(item: Item) -> Items {
    Box::new(std::iter::once(item))
}

/// What a person named himself.
fn named(place: Place) -> Item {
    Item {
        argument: 0,
        place,
        within: None,
    }
}

/// Goes through what arguments name, on another thread.
#[derive(Clone)]
struct Search {
    files: Files,
    /// Where a CI has put the repository.
    workspace: Option<String>,
}

impl Search {
    fn root(&self, folder: &Path) -> Arc<Path> {
        root_around(folder, self.workspace.as_deref()).into()
    }

    /// A file that a machine named.
    fn found(&self, path: PathBuf) -> Item {
        let within = Some(self.root(path.parent().unwrap_or(Path::new(""))));
        Item {
            within,
            ..named(Place::Found(path))
        }
    }

    /// All that a place holds, read as it is asked for.
    fn items(&self, place: PathArgument) -> Items {
        match place {
            PathArgument::Stdin => match self.files.standard_input(false) {
                Ok(StandardInput::Lines(first, rest)) => {
                    Box::new(each(stdin(first, rest), STDIN.into()).map(named))
                }
                Ok(StandardInput::One(text)) => one(named(Place::Text(text))),
                Err(error) => one(named(Place::Failed(STDIN.into(), error))),
            },
            PathArgument::File(path) if holds_lines(&path) => {
                Box::new(self.in_lines(&path, AskedBy::User).map(named))
            }
            PathArgument::File(path) => one(named(Place::File(path))),
            PathArgument::Folder(folder, pattern) => {
                let is_pattern = pattern.is_some();
                let failed = name_of(&folder);
                let root = self.root(&folder);
                let search = self.clone();
                Box::new(files_in(&folder, pattern).flat_map(move |path| {
                    let within = Some(root.clone());
                    let found = move |place| Item {
                        within: within.clone(),
                        ..named(place)
                    };
                    let by = AskedBy::Found(&root);
                    match path {
                        // What this run writes: the report of the run before.
                        Ok(path) if search.files.reserved_for(&path).is_some() => {
                            Box::new(std::iter::empty())
                        }
                        Err(error) => one(found(Place::Failed(failed.clone(), error))),
                        // A list whose first line is not a connection is for another program.
                        Ok(path)
                            if holds_lines(&path)
                                && (is_pattern || search.begins_with_connection(&path, by)) =>
                        {
                            Box::new(search.in_lines(&path, by).map(found))
                        }
                        Ok(path) if is_pattern => one(found(Place::File(path))),
                        Ok(path) => one(found(Place::Found(path))),
                    }
                }))
            }
        }
    }

    fn in_lines(&self, path: &Path, by: AskedBy) -> Box<dyn Iterator<Item = Place> + Send> {
        match self.files.lines(path, by) {
            Ok(lines) => Box::new(each(lines, name_of(path))),
            Err(error) => Box::new(std::iter::once(Place::Failed(name_of(path), error))),
        }
    }

    fn begins_with_connection(&self, path: &Path, by: AskedBy) -> bool {
        let lines = self.files.lines(path, by).ok();
        let first = lines.and_then(|mut lines| lines.next());
        let open = |path: &Path| self.files.read(path, by);
        first.is_some_and(|line| line.is_ok_and(|line| of_line(line, &open).is_ok()))
    }
}

fn stdin(first: Line, rest: Lines) -> impl Iterator<Item = io::Result<Line>> + Send {
    std::iter::once(Ok(first)).chain(rest)
}

/// A stream that breaks ends with that; what came before it counts.
fn each(
    lines: impl Iterator<Item = io::Result<Line>> + Send + 'static,
    path: String,
) -> impl Iterator<Item = Place> + Send {
    lines.map(move |line| {
        let failed = |error| Place::Failed(path.clone(), SourceError::unreadable(&path, error));
        line.map_or_else(failed, Place::Line)
    })
}
