//! Runs the rules over a connection and writes the report in all formats that are wanted. Apart from the clock it is a
//! pure function, so that any thread can call it.

use std::io::Write as _;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

use crate::app::clock::Start;
use crate::app::command::Failure;
use crate::app::flags::{Output, Targets};
use crate::app::out::Outlet;
use crate::app::settings::Settings;
use crate::app::world::World;
use crate::engine::evidence::Evidence;
use crate::engine::fleet::Fleet;
use crate::engine::report::{IgnoreOutcome, Outcome, Report};
use crate::input::SourceValues;
use crate::input::paste::Pasted;
use crate::input::saved::Saved;
use crate::model::connection::{Connection, Origin};
use crate::model::conversation::Conversation;
use crate::model::redact::Secrets;
use crate::output::{FEW, Failed, RenderOptions, Rendered, Run, Style};
use crate::repair::RULESET;

/// A conversation with an org, and when it began.
pub(crate) struct Said {
    pub conversation: Conversation,
    /// Present where the conversation was read in a text that somebody pasted.
    pub pasted: Option<Pasted>,
    pub start: Start,
}

/// How one run of a command judges each of its connections.
pub(super) struct Assessor<'a> {
    command: &'static str,
    targets: &'a Targets,
    pub(super) output: &'a Output,
    pub(super) world: &'a World,
    pub(super) wanted: RenderOptions,
    pub(super) settings: Settings,
    /// The highest outcome of each ignore, over all connections.
    uses: Vec<AtomicU8>,
    /// How many of many connections were not ready so far.
    failing: AtomicUsize,
}

impl<'a> Assessor<'a> {
    pub(super) fn new(
        command: &'static str,
        targets: &'a Targets,
        output: &'a Output,
        world: &'a World,
    ) -> Self {
        let variable = |name: &str| world.variable(name);
        let style = Style::new(output.color, variable, world.terminal_width);
        let mut style = style.drawn(output.style);
        style.verbose = output.verbose;
        let wanted = RenderOptions {
            format: output.format,
            style,
            files: output.reports.iter().map(|file| file.format).collect(),
            summary: output.format.is_annotations() && step_summary(world).is_some(),
        };
        Self {
            command,
            targets,
            output,
            world,
            wanted,
            settings: Settings::default(),
            uses: Vec::new(),
            failing: AtomicUsize::new(0),
        }
    }

    /// The file of `$GITHUB_STEP_SUMMARY`, if the format writes there.
    pub(super) fn step_summary(&self) -> Option<&'a str> {
        step_summary(self.world).filter(|_| self.wanted.summary)
    }

    /// The same assessor with these settings.
    pub(super) fn under(&self, settings: Settings) -> Self {
        let ignores = settings.policy.ignores.iter();
        Self {
            uses: ignores
                .map(|_| AtomicU8::new(IgnoreOutcome::Open as u8))
                .collect(),
            failing: AtomicUsize::new(0),
            settings,
            wanted: self.wanted.clone(),
            ..*self
        }
    }

    pub(super) fn page(&self, connection: &Connection, said: Option<&Said>) -> Rendered {
        self.run(connection, said, |run| Rendered::of(run, &self.wanted))
    }

    /// The report on one of many connections, which is at `place`.
    pub(super) fn line(
        &self,
        connection: &Connection,
        said: Option<&Said>,
        place: &str,
    ) -> Rendered {
        let mut page = self.run(connection, said, |run| {
            let not_ready = matches!(run.outcome(), Outcome::Problem | Outcome::Undecided);
            let few = not_ready && self.failing.fetch_add(1, Ordering::Relaxed) < FEW;
            Rendered::of_many(run, &self.wanted, place, few)
        });
        // Only of this one: what is known of many would grow with their number.
        let mut secrets = Secrets::default();
        secrets.learn_connection(connection);
        page.each_text(&mut |text| {
            secrets.scrub_text(text);
        });
        page
    }

    /// The report on what can only be seen by comparing connections, where there is something.
    pub(super) fn across(&self, fleet: &Fleet) -> Option<Rendered> {
        let start = Start::now();
        let nobody = SourceValues::default().into_connection(Origin::NotAsked);
        // What shows across connections is the same for every target.
        let target = self.targets.of(&self.settings.targets, &nobody)[0];
        let evidence = Evidence::across(fleet, &nobody, target);
        let report = Report::under(&self.settings.policy, RULESET, &evidence);
        let looked_at_all = fleet.left_out() + fleet.not_searched() == 0;
        if report.findings.is_empty() && report.suppressed.is_empty() && looked_at_all {
            return None;
        }
        let duration = start.elapsed();
        Some(self.written(evidence, &report, start.at, duration, |run| {
            Rendered::across(run, &self.wanted)
        }))
    }

    fn run<T>(
        &self,
        connection: &Connection,
        said: Option<&Said>,
        then: impl FnOnce(&Run) -> T,
    ) -> T {
        let start = said.map_or_else(Start::now, |said| said.start);
        let targets = self.targets.of(&self.settings.targets, connection);
        let conversation = said.map(|said| &said.conversation);
        let mut evidence =
            Evidence::of_targets(connection, &targets, conversation).needing(&self.settings.needs);
        if let Some(pasted) = said.and_then(|said| said.pasted.as_ref()) {
            evidence = evidence.of_paste(pasted);
        }
        let policy = &self.settings.policy;
        let mut report = Report::under(policy, RULESET, &evidence);
        // A person may want to know for which other targets it is right; a machine has named its targets.
        let is_read = self.wanted.has_verdict();
        let alone = targets.len() == 1 && evidence.pasted().is_none();
        if is_read && alone && report.outcome() == Outcome::Problem {
            report.look_further(policy, RULESET, &evidence);
        }
        let duration = start.elapsed();
        self.written(evidence, &report, start.at, duration, then)
    }

    /// The report on a saved run, judged with today's rules.
    pub(super) fn page_again(&self, saved: &Saved) -> Rendered {
        let report = saved.report_under(&self.settings.policy, RULESET);
        let (started, duration) = (saved.started, saved.duration);
        self.written(saved.evidence(), &report, started, duration, |run| {
            Rendered::of(run, &self.wanted)
        })
    }

    fn written<T>(
        &self,
        evidence: Evidence,
        report: &Report,
        started: f64,
        duration: f64,
        then: impl FnOnce(&Run) -> T,
    ) -> T {
        for (most, this) in self.uses.iter().zip(&report.ignores) {
            most.fetch_max(*this as u8, Ordering::Relaxed);
        }
        let run = Run {
            command: self.command,
            evidence,
            report,
            fail_on: self.settings.fail_on,
            started,
            duration,
        };
        then(&run)
    }

    /// Warns of ignores that cover nothing any more; to be called when everything is judged.
    pub(super) fn warn(&self, err: &mut Outlet) -> Result<(), Failure> {
        for (ignore, most) in self.settings.policy.ignores.iter().zip(&self.uses) {
            if most.load(Ordering::Relaxed) == IgnoreOutcome::Unused as u8 {
                let (place, rules) = (&ignore.entry.place, ignore.rules.as_str());
                writeln!(
                    err,
                    "warning: {place}: the ignore of {rules} matches no finding here: remove it"
                )?;
            }
        }
        Ok(())
    }

    /// The report on an input that cannot be judged.
    pub(super) fn failed(&self, source: Option<String>, failure: &Failure) -> Rendered {
        let failed = Failed {
            command: self.command,
            line: failure.line(source.as_deref()),
            source,
            message: failure.to_string(),
            exit_code: Failure::EXIT_CODE,
        };
        Rendered::failed(failed, &self.wanted)
    }
}

fn step_summary(world: &World) -> Option<&str> {
    let path = world.variable("GITHUB_STEP_SUMMARY");
    path.filter(|path| !path.is_empty())
}
