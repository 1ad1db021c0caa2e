//! Many connections: read one after another, judged on all cores, written in order, compared at the end.

mod expand;
mod ordered;
mod skipped;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) use self::expand::Expanded;
use self::expand::{Item, Place, asked_by};
use self::ordered::in_order;
use self::skipped::Skipped;
use crate::app::assess::{Assessor, Said};
use crate::app::command::Failure;
use crate::app::files::{AskedBy, Files};
use crate::app::out::{Outlet, ReportWriter};
use crate::app::sources::must_be_here;
use crate::engine::fleet::{Fleet, MOST, Member};
use crate::input::{
    self, Document, Found, OtherKind, STDIN, SourceError, SourceValues, name_of, of_line, parse,
};
use crate::model::connection::Connection;
use crate::model::redact::shown;
use crate::output::Rendered;

/// The result for one place.
enum Outcome {
    Judged(Box<Rendered>, Box<Member>),
    /// It is something else, and was not expected to be a connection.
    PassedOver(String, OtherKind),
    Refused(String, Failure),
}

/// How many connections an argument led to, and what was skipped.
#[derive(Clone, Default)]
struct Count {
    connections: usize,
    skipped: Skipped,
}

/// How a command deals with each of many connections.
pub(crate) struct Batch<'a> {
    pub assessor: &'a Assessor<'a>,
    pub files: &'a Files,
    /// Whether a file that was found may be without a key, and a value may only be referred to: in a repository it rightly
    /// is. Where Okta is asked, all must be here.
    pub keyless: bool,
    /// Whether it is no mistake that a file which was named holds no connection.
    pub may_be_none: bool,
    /// How many at a time.
    pub workers: usize,
    /// Laid over what a file gave.
    pub flags: &'a (dyn Fn() -> Result<SourceValues, Failure> + Sync),
    /// Asks Okta; returns `None` where it is not asked.
    pub ask: &'a (dyn Fn(&Connection) -> Result<Option<Said>, Failure> + Sync),
}

impl Batch<'_> {
    /// Judges all that `items` holds; `names` are the arguments.
    ///
    /// # Errors
    /// When an output cannot be written, and what asking fails with.
    pub(crate) fn run(
        &self,
        names: &[PathBuf],
        items: Box<dyn Iterator<Item = Item> + Send>,
        writer: &mut ReportWriter,
        err: &mut Outlet,
    ) -> Result<(), Failure> {
        let mut counts = vec![Count::default(); names.len()];
        let mut fleet = Fleet::default();
        let work = |item: Item| (item.argument, self.of(item));
        in_order(items, self.workers, work, |result| {
            let Some((argument, outcome)) = result else {
                return writer.flush();
            };
            let count = &mut counts[argument];
            match outcome? {
                Outcome::Judged(page, member) => {
                    count.connections += 1;
                    fleet.add(*member);
                    writer.put(*page)
                }
                Outcome::PassedOver(path, kind) => {
                    count.skipped.add(&kind);
                    match self.assessor.output.verbose {
                        true => Ok(writeln!(err, "skipped: {} is {kind}", shown(&path))?),
                        false => Ok(()),
                    }
                }
                Outcome::Refused(name, failure) => {
                    count.connections += 1;
                    writer.refuse(&name, failure)
                }
            }
        })?;
        if let Some(page) = self.assessor.across(&fleet) {
            writer.put(page)?;
        }
        if fleet.left_out() > 0 {
            writeln!(
                err,
                "Only the first {MOST} connections were compared with each other."
            )?;
        }
        if self.may_be_none {
            return tell_passed_over(&counts, err);
        }
        for (name, count) in names.iter().zip(&counts) {
            let files = count.skipped.files();
            let path = name_of(name);
            if count.connections > 0 && files > 0 {
                writeln!(err, "{}: {}", shown(&path), count.skipped)?;
            } else if count.connections == 0 {
                let place = path.clone();
                let error = match name.is_dir() {
                    true => SourceError::EmptyFolder { path, files },
                    false => SourceError::NoMatch { pattern: path },
                };
                match names.len() {
                    1 => writer.refuse_all(&place, error.into())?,
                    _ => writer.refuse(&place, error.into())?,
                }
            }
        }
        Ok(())
    }

    fn of(&self, item: Item) -> Result<Outcome, Failure> {
        let within = item.within.as_deref();
        let open = |path: &Path| self.files.read(path, asked_by(within));
        let (source, line, document): (Arc<str>, usize, _) = match item.place {
            Place::Line(line) => {
                let (path, number) = (line.path.clone(), line.number);
                let place = format!("{}:{number}", shown(&path));
                let connection =
                    match of_line(line, &open).map(|document| self.connection(document)) {
                        Ok(Ok(connection)) => connection,
                        Ok(Err(failure)) => return Ok(Outcome::Refused(place, failure)),
                        Err(error) => Connection::unreadable(&path, number, error.problem()),
                    };
                return self.judged(&connection, &place, path, number);
            }
            Place::Failed(name, error) => return Ok(Outcome::Refused(name, error.into())),
            Place::Text(text) => (STDIN.into(), 1, parse(STDIN, text, &open)),
            Place::File(path) => {
                let name = name_of(&path);
                // What a person named may be a pipe too.
                let text = match within {
                    None => self.files.read(&path, AskedBy::User),
                    Some(_) => open(&path),
                };
                let document = text.and_then(|text| parse(&name, text, &open));
                (name.into(), 1, document)
            }
            // What this run writes: the report of the run before.
            Place::Found(path) if self.files.reserved_for(&path).is_some() => {
                return Ok(Outcome::PassedOver(name_of(&path), OtherKind::Report));
            }
            Place::Found(path) => {
                let name = name_of(&path);
                match input::found(&name, open(&path), &open) {
                    Ok(Ok(mut document)) => {
                        if self.keyless {
                            document.given.key.get_or_insert_with(Found::not_asked);
                        }
                        (name.into(), 1, Ok(document))
                    }
                    Ok(Err(kind)) => return Ok(Outcome::PassedOver(name, kind)),
                    Err(error) => (name.into(), 1, Err(error)),
                }
            }
        };
        let missing_not_asked = |document: Document| match self.keyless {
            true => document.missing_not_asked(&source),
            false => document,
        };
        let connection = document.map(missing_not_asked).map_err(Failure::from);
        match connection.and_then(|document| self.connection(document)) {
            Ok(connection) => self.judged(&connection, &shown(&source), source.clone(), line),
            Err(failure) => Ok(Outcome::Refused(source.to_string(), failure)),
        }
    }

    fn connection(&self, document: Document) -> Result<Connection, Failure> {
        let flags = (self.flags)()?;
        if !self.keyless {
            must_be_here(&flags.clone().over(document.given.clone()))?;
        }
        Ok(document.under(flags))
    }

    fn judged(
        &self,
        connection: &Connection,
        place: &str,
        source: Arc<str>,
        line: usize,
    ) -> Result<Outcome, Failure> {
        let said = match connection.unreadable {
            Some(_) => None,
            None => (self.ask)(connection)?,
        };
        let page = self.assessor.line(connection, said.as_ref(), place);
        let member = Member::of(connection, source, line);
        Ok(Outcome::Judged(Box::new(page), Box::new(member)))
    }
}

/// In one line, since each name may be one of many that a machine gave.
fn tell_passed_over(counts: &[Count], err: &mut Outlet) -> Result<(), Failure> {
    let mut all = Skipped::default();
    counts.iter().for_each(|count| all.add_all(&count.skipped));
    if all.files() > 0 {
        writeln!(err, "{all}")?;
    }
    Ok(())
}
