//! Takes what a command found to where it belongs: standard output and the files of `--report`, whole also on failure.

use std::io::Write as _;

use super::report_files::{self, ReportFiles, Standing, standing};
use super::{Outlet, step_summary};
use crate::app::assess::Assessor;
use crate::app::command::{Done, Failure};
use crate::app::files::Files;
use crate::model::redact::shown;
use crate::output::{Rendered, Stream};

/// Not all of what was asked could be judged.
const UNREADABLE: u8 = 2;

/// Where pages go, one after another.
pub(crate) struct ReportWriter<'a, 's> {
    assessor: &'a Assessor<'a>,
    files: &'a Files,
    out: &'a mut Outlet<'s>,
    stream: Option<Stream>,
    many: bool,
    /// What stood in the places of the reports at the start.
    before: Vec<Option<Standing>>,
    /// Of `--report`; they begin with the first page.
    reports: Option<ReportFiles<'a>>,
    /// Which exit codes there were.
    problem: bool,
    undecided: bool,
    /// Told last, so that they are not lost before a long report.
    refused: Vec<Failure>,
}

/// Runs a command's `work`, and ends its documents whatever comes of it. No report takes the place of a file that it
/// reads.
///
/// # Errors
/// What `work` fails with, and when an output cannot be written.
pub(crate) fn publish(
    assessor: &Assessor,
    files: &Files,
    out: &mut Outlet,
    err: &mut Outlet,
    work: impl FnOnce(&mut ReportWriter, &mut Outlet) -> Result<(), Failure>,
) -> Done {
    let mut writer = ReportWriter {
        assessor,
        files,
        out,
        stream: None,
        many: false,
        before: assessor
            .output
            .reports
            .iter()
            .map(|report| standing(&report.path))
            .collect(),
        reports: None,
        problem: false,
        undecided: false,
        refused: Vec::new(),
    };
    if let Err(failure) = report_files::check(&assessor.output.reports, files) {
        writer.put(assessor.failed(None, &failure))?;
        writer.end()?;
        return Err(failure);
    }
    match work(&mut writer, err) {
        Err(failure @ Failure::Write(_)) => Err(failure),
        Err(failure) => {
            writer.put(assessor.failed(None, &failure))?;
            writer.close(err)?;
            Err(failure)
        }
        Ok(()) => writer.close(err),
    }
}

impl<'a> ReportWriter<'a, '_> {
    /// Several connections were named. To be said before the first page.
    pub(crate) fn many(&mut self) {
        self.many = true;
    }

    pub(crate) fn put(&mut self, page: Rendered) -> Result<(), Failure> {
        let format = self.assessor.output.format;
        let stream = self
            .stream
            .get_or_insert_with(|| Stream::new(format, self.many));
        self.problem |= page.exit_code == 1;
        self.undecided |= page.exit_code == 3;
        let (text, kept) = stream.put(page);
        self.write(&text)?;
        self.reports()?;
        match &mut self.reports {
            Some(reports) => reports.add(&kept, self.out),
            None => Ok(()),
        }
    }

    /// Begins them, where that was not done yet.
    fn reports(&mut self) -> Result<(), Failure> {
        let Assessor { output, world, .. } = self.assessor;
        if self.reports.is_none() {
            let before = std::mem::take(&mut self.before);
            self.reports = Some(ReportFiles::new(&output.reports, before, self.many, world)?);
        }
        Ok(())
    }

    /// Flushes what is written: nothing more is available now.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }

    /// One of several inputs cannot be judged; the others can.
    pub(crate) fn refuse(&mut self, source: &str, failure: Failure) -> Result<(), Failure> {
        self.put(self.assessor.failed(Some(shown(source)), &failure))?;
        self.refused.push(failure);
        Ok(())
    }

    /// Everything that was named is empty: there is no list for a line.
    pub(crate) fn refuse_all(&mut self, source: &str, failure: Failure) -> Result<(), Failure> {
        let page = self.assessor.failed(Some(shown(source)), &failure);
        self.put(page.unlisted())?;
        self.refused.push(failure);
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        let document = self.assessor.wanted.document();
        Ok(self.out.document(document, text)?)
    }

    /// Ends what standard output holds.
    fn end(&mut self) -> Result<(), Failure> {
        let format = self.assessor.output.format;
        let stream = self.stream.take();
        let stream = stream.unwrap_or_else(|| Stream::new(format, self.many));
        let (text, summary) = stream.end(self.assessor.wanted.style);
        self.write(&text)?;
        self.out.flush()?;
        if let Some(path) = self.assessor.step_summary() {
            step_summary::append(path, summary, self.out)?;
        }
        Ok(())
    }

    /// The exit code of all that was judged: 1 beats 3.
    fn close(mut self, err: &mut Outlet) -> Done {
        self.end()?;
        self.files.nothing_is_lost()?;
        self.reports()?;
        if let Some(reports) = self.reports.take() {
            reports.finish(self.out)?;
        }
        for failure in &self.refused {
            writeln!(err, "error: {failure}")?;
        }
        Ok(
            match (self.refused.is_empty(), self.problem, self.undecided) {
                (false, ..) => UNREADABLE,
                (_, true, _) => 1,
                (.., true) => 3,
                _ => 0,
            },
        )
    }
}
