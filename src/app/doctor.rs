//! `okta-cc doctor`: everything that can be known before connecting.

mod plan;
mod wait;

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use self::wait::{Wait, converse_until_judged};
use crate::app::assess::{Assessor, Said};
use crate::app::batch::{Batch, Expanded};
use crate::app::clock::Start;
use crate::app::command::{Context, Done, Failure};
use crate::app::connect::connect;
use crate::app::files::Files;
use crate::app::flags::{
    Gate, Inputs, Needs, Network, Output, SandboxFlag, Spending, Targets, Team, route,
};
use crate::app::out::secret_file;
use crate::app::out::{Outlet, ReportWriter, Spinner, publish};
use crate::app::settings::{needs, settings, team};
use crate::app::sources::{beside_files, must_be_here, some_given};
use crate::app::world::World;
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::input::name_of;
use crate::input::policy::PolicyFile;
use crate::model::connection::{Connection, Origin};
use crate::model::redact::shown;
use crate::model::text::duration;
use crate::output::{DocumentKind, Run, saved_run};
use crate::probe::{Limits, Route, Waiting, converse};
use crate::repair::RULESET;
use crate::sandbox::Running;

pub(super) const ABOUT: &str = "Check a connection: the four values, and what Okta says to them";

#[derive(Args)]
pub(super) struct Doctor {
    /// Connections: files, folders, quoted patterns, JSON Lines; - for standard input
    #[arg(value_name = "FILE", conflicts_with_all = ["sandbox", "plan"])]
    files: Vec<PathBuf>,
    #[command(flatten)]
    sandbox: SandboxFlag,
    /// Print what would be asked, and ask nothing
    #[arg(long, conflicts_with_all = ["wait", "sandbox"])]
    plan: bool,
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    targets: Targets,
    #[command(flatten)]
    network: Network,
    #[command(flatten)]
    gate: Gate,
    #[command(flatten)]
    team: Team,
    #[command(flatten)]
    needs: Needs,
    /// Treat the run as undecided (exit code 3) if a live check could not be done
    #[arg(long, help_heading = "Gate")]
    strict: bool,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    spending: Spending,
    /// Keep asking for this long while Okta gives no verdict: an outage, a rate limit, the network
    #[arg(long, value_name = "DURATION", value_parser = duration::read, help_heading = "Limits")]
    wait: Option<Duration>,
    /// Save the run without its secrets, as a file that triage can judge again
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "plan",
        help_heading = "Output"
    )]
    save: Option<PathBuf>,
    /// Save with placeholders for the names of org, client and users
    #[arg(long, requires = "save", help_heading = "Output")]
    anonymize: bool,
    /// Replace the saved file if it exists
    #[arg(long, requires = "save", help_heading = "Output")]
    force: bool,
}

/// How many connections are asked for at a time.
const AT_A_TIME: usize = 4;

pub(super) fn run(doctor: &Doctor, context: Context) -> Done {
    let Context {
        world,
        files,
        out,
        err,
        ..
    } = context;
    if doctor.plan && !doctor.output.format.is_document() {
        return plan(doctor, world, files, out, err);
    }
    let assessor = Assessor::new("doctor", &doctor.targets, &doctor.output, world);
    if let Some(path) = &doctor.save {
        files.reserve("--save", path);
    }
    publish(&assessor, files, out, err, |writer, err| {
        if let Some(path) = &doctor.save
            && !doctor.force
        {
            // Before anything is asked, not after.
            secret_file::must_be_new(path)?;
        }
        let file = team(&doctor.team, files)?;
        let mut settings = settings(&doctor.gate, &file)?;
        settings.needs = needs(&doctor.needs, &file)?;
        settings.policy.strict = doctor.strict || file.strict.unwrap_or(false);
        let limits = doctor.spending.limits(&file, settings.reach());
        let assessor = &assessor.under(settings);
        if doctor.plan {
            let problem = "--plan has no other format: leave out --format";
            return Err(Failure::Usage(problem.into()));
        }
        let live = Live {
            doctor,
            file,
            limits,
            route: route(&doctor.network, files, world)?,
            files,
            assessor,
        };
        if doctor.files.is_empty() {
            let sandbox = doctor.sandbox.scenario();
            let connected = connect("doctor", &doctor.inputs, sandbox, world, files, err)?;
            live.ask(connected, writer, err)?;
        } else {
            live.ask_each(writer, err)?;
        }
        assessor.warn(err)
    })
}

/// A live run: how far it asks, within which limits, and what judges the answers.
struct Live<'a> {
    doctor: &'a Doctor,
    file: PolicyFile,
    limits: Limits,
    route: Route,
    files: &'a Files,
    assessor: &'a Assessor<'a>,
}

impl Live<'_> {
    fn wait(&self) -> Wait {
        Wait {
            time: self.doctor.wait.unwrap_or_default(),
            requests: self.doctor.spending.requests(&self.file),
        }
    }

    /// Asks the org, and judges what it said.
    fn ask(
        &self,
        (connection, org): (Connection, Option<Running>),
        writer: &mut ReportWriter,
        err: &mut Outlet,
    ) -> Result<(), Failure> {
        let Self {
            doctor,
            file,
            assessor,
            ..
        } = self;
        self.files.nothing_is_lost()?;
        err.learn(&connection);
        let start = Start::now();
        let wait = self.wait();
        assessor
            .world
            .must_end_within(self.limits.deadline.max(wait.time));
        let targets = doctor.targets.of(&file.targets, &connection);
        let settings = &assessor.settings;
        let offline = Evidence::of_targets(&connection, &targets, None).needing(&settings.needs);
        let ask = |limits, err: &mut Outlet| {
            let mut spinner = Spinner::new(err, assessor.world.progress_width);
            let mut onlooker = |waiting: Waiting| spinner.show(waiting);
            let conversation = converse(offline, limits, &self.route, &mut onlooker);
            spinner.show(Waiting::Over);
            conversation
        };
        let conversation =
            converse_until_judged(offline, &settings.policy, self.limits, wait, ask, err)?;
        drop(org);
        let duration = start.elapsed();
        let said = Said {
            conversation,
            pasted: None,
            start,
        };
        writer.put(assessor.page(&connection, Some(&said)))?;
        let Some(path) = &doctor.save else {
            return Ok(());
        };
        let evidence = offline.after(&said.conversation);
        let run = Run {
            command: "doctor",
            evidence,
            report: &Report::new(RULESET, &evidence),
            fail_on: assessor.settings.fail_on,
            started: start.at,
            duration,
        };
        let text = saved_run::write(&run, doctor.anonymize)?;
        let text = err.passed(DocumentKind::Json, &text);
        secret_file::write(path, &text, doctor.force)?;
        writeln!(err, "Saved without secrets: {}", shown(&name_of(path)))?;
        Ok(())
    }

    /// Asks the orgs of the connections that files hold, each within limits of its own.
    fn ask_each(&self, writer: &mut ReportWriter, err: &mut Outlet) -> Result<(), Failure> {
        let Self {
            doctor,
            file,
            limits,
            route,
            files,
            assessor,
        } = self;
        let flags = || beside_files(&doctor.inputs, files);
        flags()?;
        let items = match Expanded::of(&doctor.files, assessor, files, false)? {
            Expanded::One(Ok(document)) => {
                let given = document.with_flags(flags()?);
                must_be_here(&given)?;
                let connected = (given.into_connection(Origin::NotGiven), None);
                return self.ask(connected, writer, err);
            }
            Expanded::One(Err(error)) => {
                return writer.refuse(&name_of(&doctor.files[0]), error.into());
            }
            Expanded::Many(items) => items,
        };
        if doctor.inputs.base_url.is_some() {
            let problem = "--base-url would send the credentials of all orgs to one host. Write \"base_url\" into the \
                       connections that need it.";
            return Err(Failure::Usage(problem.into()));
        }
        if doctor.save.is_some() {
            return Err(Failure::Usage("--save takes one connection only".into()));
        }
        writer.many();
        let wait = self.wait();
        let policy = &assessor.settings.policy;
        let needs = &assessor.settings.needs;
        let ask = |connection: &Connection| {
            let start = Start::now();
            let targets = doctor.targets.of(&file.targets, connection);
            let offline = Evidence::of_targets(connection, &targets, None).needing(needs);
            let ask = |limits, _: &mut Outlet| converse(offline, limits, route, &mut |_| ());
            // Several are asked at a time, so their progress lines would overwrite each other.
            let quiet = &mut Outlet::nowhere();
            let conversation = converse_until_judged(offline, policy, *limits, wait, ask, quiet)?;
            Ok(Some(Said {
                conversation,
                pasted: None,
                start,
            }))
        };
        let batch = Batch {
            keyless: false,
            may_be_none: false,
            assessor,
            files,
            workers: AT_A_TIME,
            flags: &flags,
            ask: &ask,
        };
        batch.run(&doctor.files, items, writer, err)
    }
}

/// Says what would be asked.
fn plan(doctor: &Doctor, world: &World, files: &Files, out: &mut Outlet, err: &mut Outlet) -> Done {
    let given = some_given("doctor", &doctor.inputs, world, files, err)?;
    route(&doctor.network, files, world)?;
    let file = team(&doctor.team, files)?;
    let connection = given.into_connection(Origin::NotGiven);
    err.learn(&connection);
    let needs = needs(&doctor.needs, &file)?;
    let reach = settings(&doctor.gate, &file)?.reach();
    let targets = doctor.targets.of(&file.targets, &connection);
    plan::plan(
        Evidence::of_targets(&connection, &targets, None).needing(&needs),
        doctor.spending.limits(&file, reach),
        out,
    )
}
