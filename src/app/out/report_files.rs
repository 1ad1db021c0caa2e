//! `--report`: the files to hand on, written whole when everything is judged.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Outlet, secret_file, whole_file};
use crate::app::command::Failure;
use crate::app::files::{AskedBy, Files, Repository};
use crate::app::flags::ReportFile;
use crate::app::world::World;
use crate::input::name_of;
use crate::model::redact::shown;
use crate::output::{DocumentKind, FileDocument, FilePart, Format, Places};

/// Tells before anything is asked what cannot be written afterwards, and keeps the files from being read.
///
/// # Errors
/// When two outputs have one file, a file would be lost, or a place cannot be written to.
pub(crate) fn check(reports: &[ReportFile], files: &Files) -> Result<(), Failure> {
    for ReportFile { format, path } in reports {
        if let Some(other) = files.reserved_for(path) {
            let both = match other {
                "--report" => "two reports go".to_owned(),
                other => format!("a report and {other} go"),
            };
            return Err(Failure::Usage(format!(
                "--report: {both} to {}, and one would replace the other. Name another file.",
                shown(&name_of(path))
            )));
        }
        if !may_be_replaced(format, path, files) {
            return Err(Failure::Usage(format!(
                "--report: {} exists and is no report that okta-cc wrote in this format. Name another file, or delete it.",
                shown(&name_of(path))
            )));
        }
        secret_file::can_write(path).map_err(|failure| refused(path, &failure))?;
        files.reserve("--report", path);
    }
    Ok(())
}

/// Whether nothing is lost: nothing is there, or what is there is empty, no file (a pipe, a terminal), or the report of
/// the run before.
fn may_be_replaced(format: &Format, path: &Path, files: &Files) -> bool {
    let is_full = |of: &fs::Metadata| of.is_file() && of.len() > 0;
    if !fs::metadata(path).is_ok_and(|of| is_full(&of)) {
        return true;
    }
    let earlier = files.open(path, AskedBy::NamedFile);
    earlier.is_ok_and(|earlier| (format.is_earlier)(&mut BufReader::new(earlier)))
}

fn refused(path: &Path, failure: &dyn fmt::Display) -> Failure {
    Failure::Usage(format!("--report {}: {failure}", shown(&name_of(path))))
}

/// A file by where it really is, how long it is and since when.
pub(super) type Standing = (PathBuf, u64, Option<SystemTime>);

pub(super) fn standing(path: &Path) -> Option<Standing> {
    let real = path.canonicalize().ok()?;
    let of = real.metadata().ok()?;
    // What flows through a pipe or a terminal changes.
    let (length, since) = match of.is_file() {
        true => (of.len(), of.modified().ok()),
        false => (0, None),
    };
    Some((real, length, since))
}

/// The files of a run as they grow.
pub(crate) struct ReportFiles<'a> {
    growing: Vec<Growing<'a>>,
    world: &'a World,
    repository: Repository,
}

struct Growing<'a> {
    file: &'a ReportFile,
    document: FileDocument,
    /// What stood in its place at the start.
    before: Option<Standing>,
    /// Without a name, so that nothing of it is left however the run ends.
    spill: BufWriter<File>,
}

impl<'a> ReportFiles<'a> {
    /// `before`: what stood in each place at the start; `many`: several connections were named.
    ///
    /// # Errors
    /// When there is no room for one.
    pub(crate) fn new(
        reports: &'a [ReportFile],
        before: Vec<Option<Standing>>,
        many: bool,
        world: &'a World,
    ) -> Result<Self, Failure> {
        let growing = reports
            .iter()
            .zip(before)
            .enumerate()
            .map(|(at, (file, before))| {
                let spill = spill(&file.path).map_err(|error| refused(&file.path, &error))?;
                Ok(Growing {
                    file,
                    document: FileDocument::new(file.format, at, many),
                    before,
                    spill: BufWriter::new(spill),
                })
            });
        Ok(Self {
            growing: growing.collect::<Result<_, Failure>>()?,
            world,
            repository: Repository::around_here(world),
        })
    }

    /// Takes the next part.
    ///
    /// # Errors
    /// When there is no room for it.
    pub(crate) fn add(&mut self, part: &FilePart, outlet: &Outlet) -> Result<(), Failure> {
        let (repository, world) = (&self.repository, self.world);
        let places = places(repository, world);
        for growing in &mut self.growing {
            let mut spill = Lines::new(outlet, growing.file.format, &mut growing.spill);
            let added = growing.document.add(part, &places, &mut spill);
            let added = added.and_then(|()| spill.flush());
            added.map_err(|error| refused(&growing.file.path, &error))?;
        }
        Ok(())
    }

    /// Puts each file in its place. A report replaces the one of the run before. It holds no secret, but the names of
    /// people's systems: who may read it is for its owner to say.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(crate) fn finish(self, outlet: &Outlet) -> Result<(), Failure> {
        let places = places(&self.repository, self.world);
        for Growing {
            file,
            document,
            before,
            spill,
        } in self.growing
        {
            // What came there since was never looked at: it is no report of ours.
            if standing(&file.path) != before {
                return Err(refused(
                    &file.path,
                    &"another file has come there since the run began; it was not replaced. Run again, with another file.",
                ));
            }
            let put = spill.into_inner().map_err(IntoInnerError::into_error);
            let put = put.and_then(|mut spill| {
                let fill = |out: &mut dyn Write| {
                    let mut out = Lines::new(outlet, file.format, out);
                    document.finish(&places, &mut spill, &mut out)?;
                    out.flush()
                };
                secret_file::replace(&file.path, fill)
            });
            put.map_err(|error| refused(&file.path, &format!("cannot write it: {error}")))?;
        }
        Ok(())
    }
}

/// Takes a document through the gate, of which whole lines are at hand.
struct Lines<'a, 's, W> {
    outlet: &'a Outlet<'s>,
    document: DocumentKind,
    sink: W,
    /// What has come since it was last taken through.
    held: Vec<u8>,
}

/// In bytes; a line may be longer.
const MOST_HELD: usize = 1 << 16;

impl<'a, 's, W: Write> Lines<'a, 's, W> {
    fn new(outlet: &'a Outlet<'s>, format: &Format, sink: W) -> Self {
        Self {
            outlet,
            document: format.document,
            sink,
            held: Vec::new(),
        }
    }

    /// Takes the first bytes through.
    fn pass(&mut self, length: usize) -> io::Result<()> {
        let rest = self.held.split_off(length);
        let text = String::from_utf8(std::mem::replace(&mut self.held, rest));
        let text = text.expect("a report is made of texts");
        let passed = self.outlet.passed(self.document, &text);
        self.sink.write_all(passed.text().as_bytes())
    }
}

impl<W: Write> Write for Lines<'_, '_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() > MOST_HELD
            && let Some(end) = bytes.iter().rposition(|byte| *byte == b'\n')
        {
            self.pass(self.held.len() - bytes.len() + end + 1)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass(self.held.len())?;
        self.sink.flush()
    }
}

fn places<'a>(repository: &'a Repository, world: &'a World) -> Places<'a> {
    Places {
        anchor: Box::new(|| repository.anchor(world)),
        inside: Box::new(|path| repository.inside(path)),
    }
}

/// Beside the file that it is for, which has room for it; what is no file has nothing beside it.
fn spill(path: &Path) -> io::Result<File> {
    let real = path.canonicalize().unwrap_or_else(|_| path.into());
    match real.metadata() {
        Ok(of) if !of.is_file() => tempfile::tempfile(),
        _ => whole_file::spill(&real),
    }
}
