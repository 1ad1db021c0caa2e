//! `okta-cc fix`: the same connection, repaired, ready to paste.

use std::io::Write;

use super::inputs::{beside_files, given, nothing_given};
use super::{Done, Failure, secret_file};
use crate::app::cli::{Fix, Inputs, World};
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::input::document;
use crate::model::connection::{Connection, Origin, shown};
use crate::model::finding::Severity;
use crate::output::changes;
use crate::repair::{Mended, mend, prove};
use crate::rules::RULES;

/// Something is left that a person must do.
const LEFT: u8 = 1;

/// # Errors
/// When an input cannot be read, a private key would show on a terminal, or something cannot be written.
pub fn fix(fix: &Fix, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    let connection = read("fix", &fix.file, &fix.inputs, world, err)?;
    let mended = match mend(&connection, fix.target) {
        Ok(mended) => mended,
        Err(obstacle) => {
            writeln!(err, "The private key cannot be repaired: {obstacle}.")?;
            return Ok(LEFT);
        }
    };
    let value = mended.value();
    let prints = !fix.diff && fix.write.is_none();
    if prints && !fix.show && world.terminal_width.is_some() && shown(&value) != value {
        return Err(Failure::Usage(
            "the private key would show on this terminal. Write it to a file with --write FILE, look at the changes \
             with --diff, or add --show."
                .into(),
        ));
    }
    let evidence = Evidence::new(&mended.connection, fix.target, None);
    let report = Report::new(RULES, &evidence);
    let left = report.found(Severity::Error) > 0;
    let proof = match evidence.key() {
        Ok((key, _)) => Some(prove(key.text())),
        Err(_) => None,
    };
    if proof == Some(None) {
        writeln!(
            err,
            "The private key cannot be repaired: it makes no signature that another library accepts."
        )?;
        tell_left(&report, err)?;
        return Ok(LEFT);
    }
    tell_changes(&mended, left, err)?;
    if let Some(proof) = proof.flatten() {
        writeln!(err, "Proved: {}.", proof.sentence())?;
    }
    if fix.diff {
        changes::write(&connection, &mended, out)?;
    }
    if let Some(path) = &fix.write {
        secret_file::write(path, &format!("{value}\n"), fix.force)?;
        writeln!(err, "Written to {} (mode 0600).", shown(path))?;
    } else if prints {
        writeln!(out, "{value}")?;
    }
    tell_left(&report, err)?;
    Ok(if left { LEFT } else { 0 })
}

/// The connection to write anew: of the named file, or of the inputs.
///
/// # Errors
/// When it cannot be read, or nothing was given.
pub(super) fn read(
    command: &str,
    file: &Option<String>,
    inputs: &Inputs,
    world: &World,
    err: &mut dyn Write,
) -> Result<Connection, Failure> {
    let Some(file) = file else {
        let given = given(inputs, world, err)?;
        if given.is_empty() {
            return Err(nothing_given(command));
        }
        return Ok(given.into_connection(Origin::NotGiven));
    };
    let mut connection = document(file)?.under(beside_files(inputs)?);
    if let Some(form) = inputs.domain_form {
        connection.domain_form = Some(form.into());
    }
    Ok(connection)
}

fn tell_changes(mended: &Mended, left: bool, err: &mut dyn Write) -> Result<(), Failure> {
    if mended.changes.is_empty() {
        let nothing = if left {
            "Nothing that fix can repair."
        } else {
            "Nothing to repair."
        };
        writeln!(err, "{nothing}")?;
    }
    for (field, change) in &mended.changes {
        writeln!(err, "Repaired {}: {change}.", field.title())?;
    }
    Ok(())
}

/// What the rules still find: nothing in the connection tells the right value.
pub(super) fn tell_left(report: &Report, err: &mut dyn Write) -> Result<(), Failure> {
    for found in &report.findings {
        let (id, severity) = (found.rule.id, found.severity.name());
        let finding = &found.finding;
        writeln!(err, "Left for you ({severity}): {}: {id}", finding.message)?;
        writeln!(err, "  {}", finding.help)?;
        if let Some(why) = found.rule.left_by_fix {
            writeln!(err, "  {why}")?;
        }
    }
    Ok(())
}
