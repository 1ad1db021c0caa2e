//! Takes what a command found to where it belongs: standard output and the files of `--report`, whole also on failure.

use std::io::Write;

use super::judge::Judge;
use super::{Done, Failure, reports, step_summary};
use crate::model::redact::shown;
use crate::output::{FilePart, Rendered, Stream};

/// Not all of what was asked could be judged.
const UNREADABLE: u8 = 2;

/// Where pages go, one after another.
pub(super) struct Press<'a> {
    judge: &'a Judge<'a>,
    out: &'a mut dyn Write,
    stream: Option<Stream>,
    many: bool,
    /// Kept for `--report`.
    kept: Vec<FilePart>,
    codes: Codes,
    /// Told last, so that they are not lost before a long report.
    refused: Vec<Failure>,
}

/// Which exit codes there were.
#[derive(Default)]
struct Codes {
    problem: bool,
    undecided: bool,
}

/// Runs a command's `work`, and ends its documents whatever comes of it.
///
/// # Errors
/// What `work` fails with, and when an output cannot be written.
pub(super) fn publish(
    judge: &Judge,
    out: &mut dyn Write,
    err: &mut dyn Write,
    work: impl FnOnce(&mut Press, &mut dyn Write) -> Result<(), Failure>,
) -> Done {
    let mut press = Press {
        judge,
        out,
        stream: None,
        many: false,
        kept: Vec::new(),
        codes: Codes::default(),
        refused: Vec::new(),
    };
    if let Err(failure) = reports::check(judge.reports()) {
        press.put(judge.failed(None, &failure))?;
        press.end()?;
        return Err(failure);
    }
    match work(&mut press, err) {
        Err(failure @ Failure::Write(_)) => Err(failure),
        Err(failure) => {
            press.put(judge.failed(None, &failure))?;
            press.close(err)?;
            Err(failure)
        }
        Ok(()) => press.close(err),
    }
}

impl Press<'_> {
    /// Several connections were named. To be said before the first page.
    pub(super) fn many(&mut self) {
        self.many = true;
    }

    /// # Errors
    /// When standard output cannot be written to.
    pub(super) fn put(&mut self, page: Rendered) -> Result<(), Failure> {
        let format = self.judge.format();
        let stream = self
            .stream
            .get_or_insert_with(|| Stream::new(format, self.many));
        self.codes.problem |= page.exit_code == 1;
        self.codes.undecided |= page.exit_code == 3;
        let (text, kept) = stream.put(page);
        self.out.write_all(text.as_bytes())?;
        if !self.judge.reports().is_empty() {
            self.kept.push(kept);
        }
        Ok(())
    }

    /// Sends on what is written: nothing more is at hand.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }

    /// One of several inputs cannot be judged; the others can.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub(super) fn refuse(&mut self, source: &str, failure: Failure) -> Result<(), Failure> {
        self.put(self.judge.failed(Some(shown(source)), &failure))?;
        self.refused.push(failure);
        Ok(())
    }

    /// All that was named holds nothing: there is no list that a line could stand in.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub(super) fn refuse_all(&mut self, source: &str, failure: Failure) -> Result<(), Failure> {
        let page = self.judge.failed(Some(shown(source)), &failure);
        self.put(page.unlisted())?;
        self.refused.push(failure);
        Ok(())
    }

    /// Ends what standard output holds.
    fn end(&mut self) -> Result<(), Failure> {
        let format = self.judge.format();
        let stream = self.stream.take();
        let stream = stream.unwrap_or_else(|| Stream::new(format, self.many));
        let (text, summary) = stream.end(self.judge.style());
        self.out.write_all(text.as_bytes())?;
        self.out.flush()?;
        if let Some(path) = self.judge.step_summary() {
            step_summary::append(path, summary)?;
        }
        Ok(())
    }

    /// The exit code of all that was judged: 1 beats 3.
    fn close(mut self, err: &mut dyn Write) -> Done {
        self.end()?;
        let (reports, world) = (self.judge.reports(), self.judge.world);
        reports::write(reports, &self.kept, self.many, world)?;
        for failure in &self.refused {
            writeln!(err, "error: {failure}")?;
        }
        Ok(match self.codes {
            _ if !self.refused.is_empty() => UNREADABLE,
            Codes { problem: true, .. } => 1,
            Codes {
                undecided: true, ..
            } => 3,
            Codes { .. } => 0,
        })
    }
}
