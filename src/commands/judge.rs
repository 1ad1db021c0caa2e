//! Runs the rules over one connection after another, and writes each report where it belongs.

use std::io::Write;
use std::time::Instant;

use super::{Failure, reports};
use crate::cli::{Format, Output, World};
use crate::connection::Connection;
use crate::conversation::Conversation;
use crate::evidence::Evidence;
use crate::probe::now;
use crate::render::{Run, Sheet, Style, human, json, short};
use crate::report::Report;
use crate::rules::RULES;
use crate::saved::Saved;
use crate::target::NANGO;

/// What was said to an org, and since when.
pub(super) struct Said<'a> {
    pub conversation: &'a Conversation,
    /// In seconds since the Unix epoch.
    pub started: f64,
    pub since: Instant,
}

/// One run of a command over all its connections.
pub(super) struct Judge<'a> {
    command: &'static str,
    output: &'a Output,
    world: &'a World,
    /// Kept for `--report`.
    sheets: Vec<Sheet>,
    codes: Vec<u8>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(command: &'static str, output: &'a Output, world: &'a World) -> Self {
        Self {
            command,
            output,
            world,
            sheets: Vec::new(),
            codes: Vec::new(),
        }
    }

    /// Judges one connection and writes what `--format` asks for.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    #[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
    pub(super) fn judge(
        &mut self,
        connection: &Connection,
        said: Option<&Said>,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let (started, since) = said.map_or_else(
            || (now(), Instant::now()),
            |said| (said.started, said.since),
        );
        let evidence = Evidence::new(connection, &NANGO, said.map(|said| said.conversation));
        let report = Report::new(RULES, &evidence);
        self.write(
            &Run {
                command: self.command,
                evidence,
                report: &report,
                fail_on: self.output.fail_on.into(),
                started,
                duration: since.elapsed().as_secs_f64(),
            },
            out,
        )
    }

    /// Judges a run on file with today's rules, and writes what `--format` asks for.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub(super) fn judge_again(
        &mut self,
        saved: &Saved,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        self.write(
            &Run {
                command: self.command,
                evidence: saved.evidence(),
                report: &saved.report(RULES),
                fail_on: self.output.fail_on.into(),
                started: saved.started,
                duration: saved.duration,
            },
            out,
        )
    }

    fn write(&mut self, run: &Run, out: &mut dyn Write) -> Result<(), Failure> {
        match self.output.format {
            Format::Human => human::write(run, self.style(), out)?,
            Format::Json => json::write(run, out)?,
            Format::Short => short::write(run, out)?,
        }
        self.codes.push(run.exit_code());
        if !self.output.reports.is_empty() {
            self.sheets.push(Sheet::new(run));
        }
        Ok(())
    }

    /// Writes the files of `--report`; the exit code of all that was judged: 1 beats 3.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub(super) fn finish(self) -> Result<u8, Failure> {
        reports::write(&self.output.reports, &self.sheets)?;
        let worst = [1, 3].into_iter().find(|code| self.codes.contains(code));
        Ok(worst.unwrap_or(0))
    }

    fn style(&self) -> Style {
        let variable = |name: &str| self.world.variable(name);
        let mut style = Style::new(self.output.color, variable, self.world.terminal_width);
        style.verbose = self.output.verbose;
        style
    }
}
