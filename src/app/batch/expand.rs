//! What the arguments name: one connection, or many places each of which may hold one. Places are read one at a time,
//! so that memory does not grow with their number.

use std::io;
use std::path::{Path, PathBuf};

use crate::app::files::{
    PathArgument, StandardInput, document, files, lines, read, standard_input,
};
use crate::input::{Document, Line, Lines, STDIN, SourceError, holds_lines, of_line, parse};
use crate::output::Format;

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

impl Expanded {
    /// Reads standard input as far as it takes to tell what it is.
    ///
    /// `searched`: the files were named by a machine that does not know what they hold.
    ///
    /// # Errors
    /// When standard input is named twice, or a pattern cannot be read.
    pub(crate) fn of(
        names: &[String],
        format: &Format,
        searched: bool,
    ) -> Result<Self, SourceError> {
        if names.iter().filter(|name| *name == "-").count() > 1 {
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
                PathArgument::Stdin => match standard_input(format.is_lines()) {
                    Ok(StandardInput::Lines(first, rest)) => Self::of_lines(first, rest),
                    Ok(StandardInput::One(text)) => {
                        Self::One(parse(STDIN, text, &read).map(Box::new))
                    }
                    Err(error) => Self::One(Err(error)),
                },
                _ => Self::One(document(name).map(Box::new)),
            });
        }
        let items = places
            .into_iter()
            .enumerate()
            .flat_map(move |(argument, place)| {
                let within = places_in(place);
                within
                    .map(move |place| match place {
                        Place::File(path) if searched && path.exists() => Place::Found(path),
                        place => place,
                    })
                    .map(move |place| Item { argument, place })
            });
        Ok(Self::Many(Box::new(items)))
    }

    fn of_lines(first: Line, rest: Lines) -> Self {
        let lines = each(std::iter::once(Ok(first)).chain(rest), STDIN.into());
        Self::Many(Box::new(lines.map(|place| Item { argument: 0, place })))
    }
}

type Places = Box<dyn Iterator<Item = Place> + Send>;

fn one(place: Place) -> Places {
    Box::new(std::iter::once(place))
}

/// All places that an argument names, found one at a time.
fn places_in(place: PathArgument) -> Places {
    match place {
        PathArgument::Stdin => match standard_input(false) {
            Ok(StandardInput::Lines(first, rest)) => {
                each(std::iter::once(Ok(first)).chain(rest), STDIN.into())
            }
            Ok(StandardInput::One(text)) => one(Place::Text(text)),
            Err(error) => one(Place::Failed(STDIN.into(), error)),
        },
        PathArgument::File(path) if holds_lines(&path) => in_lines(path),
        PathArgument::File(path) => one(Place::File(path)),
        PathArgument::Folder(folder, pattern) => {
            let named = pattern.is_some();
            let failed = folder.to_string_lossy().into_owned();
            Box::new(files(&folder, pattern).flat_map(move |path| match path {
                Err(error) => one(Place::Failed(failed.clone(), error)),
                // A list whose first line is not a connection is for another program.
                Ok(path) if holds_lines(&path) && (named || begins_with_connection(&path)) => {
                    in_lines(path)
                }
                Ok(path) if named => one(Place::File(path)),
                Ok(path) => one(Place::Found(path)),
            }))
        }
    }
}

fn in_lines(path: PathBuf) -> Places {
    let name = path.to_string_lossy().into_owned();
    match lines(Some(&path)) {
        Ok(lines) => each(lines, name),
        Err(error) => one(Place::Failed(name, error)),
    }
}

fn begins_with_connection(path: &Path) -> bool {
    let first = lines(Some(path)).ok().and_then(|mut lines| lines.next());
    first.is_some_and(|line| line.is_ok_and(|line| of_line(line, &read).is_ok()))
}

/// A stream that breaks ends with that; what came before it counts.
fn each(lines: impl Iterator<Item = io::Result<Line>> + Send + 'static, path: String) -> Places {
    Box::new(lines.map(move |line| {
        let failed = |error| Place::Failed(path.clone(), SourceError::unreadable(&path, error));
        line.map_or_else(failed, Place::Line)
    }))
}
