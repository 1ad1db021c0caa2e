//! `okta-cc lint`: the rules that need no network.

use std::io::Write;
use std::time::Instant;

use super::inputs::{beside_files, given, nothing_given};
use super::{Done, Failure, reports};
use crate::cli::{Format, Lint, Output, World};
use crate::connection::{Connection, Origin};
use crate::conversation::Conversation;
use crate::evidence::Evidence;
use crate::probe::now;
use crate::render::{Run, Sheet, Style, human, json, short};
use crate::report::Report;
use crate::rules::RULES;
use crate::source::{SourceError, document};
use crate::target::NANGO;

/// # Errors
/// When an input cannot be read, or the report cannot be written.
pub fn lint(lint: &Lint, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    if lint.files.is_empty() {
        let given = given(&lint.inputs, world)?;
        if given.is_empty() {
            return Err(nothing_given("lint"));
        }
        let connection = given.into_connection(Origin::NotGiven);
        return judge("lint", &connection, None, &lint.output, world, out);
    }
    if lint.files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(SourceError::StdinTwice.into());
    }
    beside_files(&lint.inputs)?;
    let mut worst = 0;
    let mut unreadable = Vec::new();
    let mut sheets = Vec::new();
    for file in &lint.files {
        match document(file) {
            Ok(document) => {
                let mut connection = document.under(beside_files(&lint.inputs)?);
                if let Some(form) = lint.inputs.domain_form {
                    connection.domain_form = Some(form.into());
                }
                // 1 beats 3 in the exit code, and lint never says 3.
                let (code, sheet) = tell("lint", &connection, None, &lint.output, world, out)?;
                worst = worst.max(code);
                sheets.push(sheet);
            }
            Err(error) => unreadable.push(error),
        }
    }
    reports::write(&lint.output.reports, &sheets)?;
    // A wrong name is told last, so that it is not lost before a long report.
    out.flush()?;
    for error in &unreadable {
        writeln!(err, "error: {error}")?;
    }
    Ok(if unreadable.is_empty() {
        worst
    } else {
        UNREADABLE
    })
}

/// Not all of what was asked could be judged.
const UNREADABLE: u8 = 2;

/// Runs the rules and writes the report and the files that were asked for; the exit code.
pub(super) fn judge(
    command: &'static str,
    connection: &Connection,
    said: Option<(&Conversation, f64, Instant)>,
    output: &Output,
    world: &World,
    out: &mut dyn Write,
) -> Done {
    let (code, sheet) = tell(command, connection, said, output, world, out)?;
    reports::write(&output.reports, &[sheet])?;
    Ok(code)
}

/// Runs the rules and writes the report; the exit code, and what a report to hand on needs.
#[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
fn tell(
    command: &'static str,
    connection: &Connection,
    said: Option<(&Conversation, f64, Instant)>,
    output: &Output,
    world: &World,
    out: &mut dyn Write,
) -> Result<(u8, Sheet), Failure> {
    let (started, since) = said.map_or_else(
        || (now(), Instant::now()),
        |(_, started, since)| (started, since),
    );
    let evidence = Evidence::new(
        connection,
        &NANGO,
        said.map(|(conversation, ..)| conversation),
    );
    let report = Report::new(RULES, &evidence);
    let run = Run {
        command,
        evidence,
        report: &report,
        fail_on: output.fail_on.into(),
        started,
        duration: since.elapsed().as_secs_f64(),
    };
    match output.format {
        Format::Human => {
            let mut style = Style::new(
                output.color,
                |name| world.variable(name),
                world.terminal_width,
            );
            style.verbose = output.verbose;
            human::write(&run, style, out)?;
        }
        Format::Json => json::write(&run, out)?,
        Format::Short => short::write(&run, out)?,
    }
    Ok((run.exit_code(), Sheet::new(&run)))
}
