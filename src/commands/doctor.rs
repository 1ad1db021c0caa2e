//! `okta-cc doctor`: everything that can be known before connecting.

use std::io::Write;
use std::time::Instant;

use super::inputs::{given, nothing_given};
use super::judge::{Judge, Said};
use super::patience::converse_patiently;
use super::press::{Press, publish};
use super::route::route;
use super::sandbox::{connection, start};
use super::settings::settings;
use super::{Done, Failure, secret_file};
use crate::cli::{Doctor, World};
use crate::connection::{Origin, shown};
use crate::evidence::Evidence;
use crate::probe::plan::Reach;
use crate::probe::{Limits, Waiting, converse, now};
use crate::render::{Run, Spinner};
use crate::report::Report;
use crate::rules::RULES;
use crate::saved;
use crate::target::NANGO;

/// # Errors
/// When an input cannot be read, the sandbox or the network client cannot be set up, or `out` cannot be written to.
pub fn doctor(doctor: &Doctor, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    if doctor.plan && !doctor.output.format.is_document() {
        return plan(doctor, world, out);
    }
    let judge = Judge::new("doctor", &doctor.output, world);
    publish(&judge, out, err, |press, err| {
        let mut settings = settings(&doctor.gate)?;
        settings.policy.strict = doctor.strict;
        let judge = judge.under(settings);
        if doctor.plan {
            let problem = "--plan is for people: leave out --format";
            return Err(Failure::Usage(problem.into()));
        }
        ask(doctor, world, &judge, press, err)
    })
}

/// Asks the org, and judges what it said.
#[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
fn ask(
    doctor: &Doctor,
    world: &World,
    judge: &Judge,
    press: &mut Press,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let limits = limits(doctor, judge.settings().reach());
    let (started, since) = (now(), Instant::now());
    if let Some(path) = doctor.save.as_ref().filter(|_| !doctor.force) {
        // Before anything is asked, not after.
        secret_file::must_be_new(path)?;
    }
    let given = given(&doctor.inputs, world)?;
    let way = route(&doctor.network)?;
    // The org stops when it is dropped, so it is held until all is said.
    let (connection, org) = match &doctor.sandbox {
        Some(scenario) => {
            let (running, demo) = start(&given, scenario, None)?;
            writeln!(err, "Sandbox: {scenario}, {}", running.base_url())?;
            (connection(given, &running, &demo)?, Some(running))
        }
        None if given.is_empty() => return Err(nothing_given("doctor")),
        None => (given.into_connection(Origin::NotGiven), None),
    };
    let ask = |limits, err: &mut dyn Write| {
        let mut spinner = Spinner::new(err, world.progress_width);
        let mut onlooker = |waiting: Waiting| spinner.show(waiting);
        let conversation = converse(&connection, &NANGO, limits, &way, &mut onlooker);
        spinner.show(Waiting::Over);
        conversation
    };
    let wait = doctor.wait.unwrap_or_default();
    let conversation = converse_patiently(
        &connection,
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
        started,
        since,
    };
    press.put(judge.page(&connection, Some(&said)))?;
    let Some(path) = &doctor.save else {
        return Ok(());
    };
    let evidence = Evidence::new(&connection, &NANGO, Some(&conversation));
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

/// Says what would be asked.
fn plan(doctor: &Doctor, world: &World, out: &mut dyn Write) -> Done {
    let given = given(&doctor.inputs, world)?;
    if given.is_empty() {
        return Err(nothing_given("doctor"));
    }
    route(&doctor.network)?;
    let connection = given.into_connection(Origin::NotGiven);
    let reach = settings(&doctor.gate)?.reach();
    super::plan::plan(&connection, limits(doctor, reach), out)
}

fn limits(doctor: &Doctor, reach: Reach) -> Limits {
    Limits {
        reach,
        requests: doctor.max_requests,
        timeout: doctor.timeout,
        deadline: doctor.deadline,
    }
}
