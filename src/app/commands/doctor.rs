//! `okta-cc doctor`: everything that can be known before connecting.

use std::io::Write;
use std::time::Instant;

use super::connect::connect;
use super::inputs::{beside_files, given, must_be_here, nothing_given};
use super::judge::{Judge, Said};
use super::many::{Answers, Feed, Way, many};
use super::patience::converse_patiently;
use super::press::{Press, publish};
use super::route::route;
use super::settings::{needs, settings, team};
use super::{Done, Failure, secret_file};
use crate::app::cli::{Doctor, World};
use crate::engine::evidence::Evidence;
use crate::engine::policy::PolicyFile;
use crate::engine::report::Report;
use crate::input::saved;
use crate::model::connection::{Connection, Origin};
use crate::model::redact::shown;
use crate::output::{Run, Spinner};
use crate::probe::{Limits, Waiting, converse, now};
use crate::rules::RULES;
use crate::sandbox::Running;

/// How many connections are asked for at a time.
const AT_A_TIME: usize = 4;

/// # Errors
/// When an input cannot be read, the sandbox or the network client cannot be set up, or `out` cannot be written to.
pub fn doctor(doctor: &Doctor, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    if doctor.plan && !doctor.output.format.is_document() {
        return plan(doctor, world, out, err);
    }
    let judge = Judge::new("doctor", &doctor.targets, &doctor.output, world);
    publish(&judge, out, err, |press, err| {
        let file = team(&doctor.team)?;
        let mut settings = settings(&doctor.gate, &file)?;
        settings.policy.strict = doctor.strict || file.strict.unwrap_or(false);
        let limits = doctor.spending.limits(&file, settings.reach());
        let judge = judge.under(settings);
        if doctor.plan {
            let problem = "--plan is for people: leave out --format";
            return Err(Failure::Usage(problem.into()));
        }
        if !doctor.files.is_empty() {
            ask_each(doctor, &file, limits, world, &judge, press, err)?;
            return judge.warn(err);
        }
        let sandbox = doctor.sandbox.as_deref();
        let connected = connect("doctor", &doctor.inputs, sandbox, world, err)?;
        ask(doctor, &file, connected, limits, world, &judge, press, err)?;
        judge.warn(err)
    })
}

/// Asks the org, and judges what it said.
#[expect(
    clippy::disallowed_methods,
    clippy::too_many_arguments,
    reason = "a run is timed by its command, and told of all that it is given"
)]
fn ask(
    doctor: &Doctor,
    file: &PolicyFile,
    (mut connection, org): (Connection, Option<Running>),
    limits: Limits,
    world: &World,
    judge: &Judge,
    press: &mut Press,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let (started, since) = (now(), Instant::now());
    if let Some(path) = doctor.save.as_ref().filter(|_| !doctor.force) {
        // Before anything is asked, not after.
        secret_file::must_be_new(path)?;
    }
    let way = route(&doctor.network)?;
    connection.needs = needs(&doctor.needs, file)?;
    let targets = doctor.targets.of(&file.targets, &connection);
    let ask = |limits, err: &mut dyn Write| {
        let mut spinner = Spinner::new(err, world.progress_width);
        let mut onlooker = |waiting: Waiting| spinner.show(waiting);
        let conversation = converse(&connection, &targets, limits, &way, &mut onlooker);
        spinner.show(Waiting::Over);
        conversation
    };
    let wait = doctor.wait.unwrap_or_default();
    let conversation = converse_patiently(
        &connection,
        &targets,
        &judge.settings().policy,
        limits,
        wait,
        ask,
        err,
    )?;
    drop(org);
    let duration = since.elapsed().as_secs_f64();
    let said = Said {
        conversation: &conversation,
        pasted: None,
        started,
        since,
    };
    press.put(judge.page(&connection, Some(&said)))?;
    let Some(path) = &doctor.save else {
        return Ok(());
    };
    let evidence = Evidence::of_targets(&connection, &targets, Some(&conversation));
    let run = Run {
        command: "doctor",
        evidence,
        report: &Report::new(RULES, &evidence),
        fail_on: judge.settings().fail_on,
        started,
        duration,
    };
    let text = saved::write(&run, doctor.anonymize)?;
    secret_file::write(path, &text, doctor.force)?;
    writeln!(err, "Saved without secrets: {}", shown(path))?;
    Ok(())
}

/// Asks the orgs of the connections that files hold, each within limits of its own.
#[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
fn ask_each(
    doctor: &Doctor,
    file: &PolicyFile,
    limits: Limits,
    world: &World,
    judge: &Judge,
    press: &mut Press,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let flags = || beside_files(&doctor.inputs);
    flags()?;
    let items = match Feed::read(&doctor.files, judge.format(), false)? {
        Feed::One(Ok(document)) => {
            let given = document.laid_under(flags()?);
            must_be_here(&given)?;
            let connected = (given.into_connection(Origin::NotGiven), None);
            return ask(doctor, file, connected, limits, world, judge, press, err);
        }
        Feed::One(Err(error)) => return press.refuse(&doctor.files[0], error.into()),
        Feed::Many(items) => items,
    };
    if doctor.inputs.base_url.is_some() {
        let problem = "--base-url would send the credentials of all orgs to one host. Write \"base_url\" into the \
                       connections that need it.";
        return Err(Failure::Usage(problem.into()));
    }
    if doctor.save.is_some() {
        return Err(Failure::Usage("--save is for one connection".into()));
    }
    press.many();
    let route = route(&doctor.network)?;
    let wait = doctor.wait.unwrap_or_default();
    let policy = &judge.settings().policy;
    let needs = needs(&doctor.needs, file)?;
    let ask = |connection: &Connection| {
        let (started, since) = (now(), Instant::now());
        let targets = doctor.targets.of(&file.targets, connection);
        let ask =
            |limits, _: &mut dyn Write| converse(connection, &targets, limits, &route, &mut |_| ());
        // Several are asked at a time: what each waits for would be a jumble.
        let quiet = &mut std::io::sink();
        let conversation =
            converse_patiently(connection, &targets, policy, limits, wait, ask, quiet)?;
        Ok(Some(Answers {
            conversation,
            started,
            since,
        }))
    };
    let way = Way {
        keyless: false,
        may_be_none: false,
        judge,
        workers: AT_A_TIME,
        flags: &flags,
        needs: &needs,
        must_be_here: true,
        ask: &ask,
    };
    many(&way, &doctor.files, items, press, err)
}

/// Says what would be asked.
fn plan(doctor: &Doctor, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    let given = given(&doctor.inputs, world, err)?;
    if given.is_empty() {
        return Err(nothing_given("doctor"));
    }
    route(&doctor.network)?;
    let file = team(&doctor.team)?;
    let mut connection = given.into_connection(Origin::NotGiven);
    connection.needs = needs(&doctor.needs, &file)?;
    let reach = settings(&doctor.gate, &file)?.reach();
    let targets = doctor.targets.of(&file.targets, &connection);
    super::plan::plan(
        &connection,
        &targets,
        doctor.spending.limits(&file, reach),
        out,
    )
}
