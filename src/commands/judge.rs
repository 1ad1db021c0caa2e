//! Runs the rules over a connection and writes what came of it: a pure function but for the clock, so any thread may.

use std::time::Instant;

use super::Failure;
use super::settings::Settings;
use crate::cli::{Output, ReportFile, World};
use crate::connection::Connection;
use crate::conversation::Conversation;
use crate::evidence::Evidence;
use crate::probe::now;
use crate::render::{Failed, Format, Page, Run, Style, Wanted};
use crate::report::Report;
use crate::rules::RULES;
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
            settings: Settings::default(),
        }
    }

    /// The same judge with something decided before the run.
    pub(super) fn under(&self, settings: Settings) -> Self {
        Self { settings, ..*self }
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn format(&self) -> Format {
        self.output.format
    }

    pub(super) fn reports(&self) -> &'a [ReportFile] {
        &self.output.reports
    }

    #[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
    pub(super) fn page(&self, connection: &Connection, said: Option<&Said>) -> Page {
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
        Page::of(&run, self.wanted)
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
