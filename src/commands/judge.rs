//! Runs the rules over a connection and writes what came of it: a pure function but for the clock, so any thread may.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use super::Failure;
use super::settings::Settings;
use crate::cli::{Output, ReportFile, World};
use crate::connection::{Connection, Origin};
use crate::conversation::Conversation;
use crate::crowd::Crowd;
use crate::evidence::Evidence;
use crate::probe::now;
use crate::render::{FEW, Failed, Format, Page, Run, Style, Wanted};
use crate::report::{Outcome, Report, Status};
use crate::rules::RULES;
use crate::source::Given;
use crate::target::NANGO;

/// What was said to an org, and since when.
pub(super) struct Said<'a> {
    pub conversation: &'a Conversation,
    /// In seconds since the Unix epoch.
    pub started: f64,
    pub since: Instant,
}

/// How one run of a command judges each of its connections.
pub(super) struct Judge<'a> {
    command: &'static str,
    output: &'a Output,
    wanted: Wanted,
    /// How many of many connections were not ready so far.
    failing: AtomicUsize,
    settings: Settings,
}

impl<'a> Judge<'a> {
    pub(super) fn new(command: &'static str, output: &'a Output, world: &World) -> Self {
        let variable = |name: &str| world.variable(name);
        let mut style = Style::new(output.color, variable, world.terminal_width);
        style.verbose = output.verbose;
        let is_json = |file: &ReportFile| file.format.is_json();
        let wanted = Wanted {
            format: output.format,
            style,
            json: output.reports.iter().any(is_json),
            sheet: output.reports.iter().any(|file| !is_json(file)),
        };
        Self {
            command,
            output,
            wanted,
            failing: AtomicUsize::new(0),
            settings: Settings::default(),
        }
    }

    /// The same judge with something decided before the run.
    pub(super) fn under(&self, settings: Settings) -> Self {
        Self {
            settings,
            failing: AtomicUsize::new(0),
            ..*self
        }
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn format(&self) -> Format {
        self.output.format
    }

    pub(super) fn style(&self) -> Style {
        self.wanted.style
    }

    pub(super) fn reports(&self) -> &'a [ReportFile] {
        &self.output.reports
    }

    #[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
    fn run<T>(
        &self,
        connection: &Connection,
        said: Option<&Said>,
        then: impl FnOnce(&Run) -> T,
    ) -> T {
        let (started, since) = said.map_or_else(
            || (now(), Instant::now()),
            |said| (said.started, said.since),
        );
        let evidence = Evidence::new(connection, &NANGO, said.map(|said| said.conversation));
        let report = Report::under(&self.settings.policy, RULES, &evidence);
        let run = Run {
            command: self.command,
            evidence,
            report: &report,
            fail_on: self.settings.fail_on,
            started,
            duration: since.elapsed().as_secs_f64(),
        };
        then(&run)
    }

    pub(super) fn page(&self, connection: &Connection, said: Option<&Said>) -> Page {
        self.run(connection, said, |run| Page::of(run, self.wanted))
    }

    /// The page of one of many, which stands at `place`.
    pub(super) fn line(&self, connection: &Connection, said: Option<&Said>, place: &str) -> Page {
        self.run(connection, said, |run| {
            let not_ready = matches!(run.outcome(), Outcome::Problem | Outcome::Undecided);
            let few = not_ready && self.failing.fetch_add(1, Ordering::Relaxed) < FEW;
            Page::of_many(run, self.wanted, place, few)
        })
    }

    /// The page of what shows across connections, where something does.
    #[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
    pub(super) fn across(&self, crowd: &Crowd) -> Option<Page> {
        let (started, since) = (now(), Instant::now());
        let nobody = Given::default().into_connection(Origin::NotAsked);
        let evidence = Evidence::across(crowd, &nobody, &NANGO);
        let report = Report::under(&self.settings.policy, RULES, &evidence);
        if report.findings.is_empty() && report.count(Status::Skip) == 0 {
            return None;
        }
        let run = Run {
            command: self.command,
            evidence,
            report: &report,
            fail_on: self.settings.fail_on,
            started,
            duration: since.elapsed().as_secs_f64(),
        };
        Some(Page::across(&run, self.wanted))
    }

    /// The page of what cannot be judged.
    pub(super) fn failed(&self, source: Option<String>, failure: &Failure) -> Page {
        let failed = Failed {
            command: self.command,
            source,
            message: failure.to_string(),
            exit_code: failure.exit_code(),
        };
        Page::failed(failed, self.wanted)
    }
}
