//! `okta-cc export`: the same connection as a file of the tool that will use it.

use std::io::Write;

use super::fix::{read, tell_left};
use super::{Done, Failure, secret_file};
use crate::app::cli::{Export, World};
use crate::engine::evidence::Evidence;
use crate::engine::report::Report;
use crate::model::connection::{Connection, DomainForm, Field};
use crate::model::finding::Severity;
use crate::model::redact::shown;
use crate::repair::{Obstacle, mend, prove};
use crate::rules::RULES;
use crate::tools::{ExportForm, Tool};

/// Something is left that a person must do.
const LEFT: u8 = 1;

/// # Errors
/// When an input cannot be read, a private key would show on a terminal, or something cannot be written.
pub fn export(export: &Export, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    let prints = export.out.is_none();
    if prints && !export.show && world.terminal_width.is_some() {
        return Err(Failure::Usage(
            "the private key would show on this terminal. Write it to a file with --out FILE, send it through a pipe, \
             or add --show."
                .into(),
        ));
    }
    let mut connection = read("export", &export.file, &export.inputs, world, err)?;
    let mut lacking = Field::ALL.into_iter().filter(|field| {
        let input = connection.input(*field);
        input.text().trim().is_empty()
    });
    if let Some(field) = lacking.next() {
        writeln!(
            err,
            "Not written: no {} is given, and the file would be of no use without.",
            field.title()
        )?;
        return Ok(LEFT);
    }
    let form = export.to;
    if form == ExportForm::Terraform {
        // The block has a field for each half of it.
        connection.domain_form = Some(DomainForm::Hostname);
    }
    let mut tries = form
        .readers()
        .into_iter()
        .map(|readers| convert(&connection, &readers));
    let mut converted = tries.next().expect("every form has a reader");
    for next in tries {
        if !matches!(&converted, Ok((_, report)) if report.found(Severity::Error) == 0) {
            converted = next;
        }
    }
    let (connection, report) = match converted {
        Ok(converted) => converted,
        Err(obstacle) => {
            writeln!(
                err,
                "Not written: the private key cannot be converted: {obstacle}."
            )?;
            return Ok(LEFT);
        }
    };
    if report.found(Severity::Error) > 0 {
        writeln!(
            err,
            "Not written: the connection has errors that no conversion mends."
        )?;
        tell_left(&report, err)?;
        return Ok(LEFT);
    }
    if prove(connection.input(Field::Key).text()).is_none() {
        writeln!(
            err,
            "Not written: the private key makes no signature that verifies."
        )?;
        return Ok(LEFT);
    }
    if connection.base_url.is_some() && !form.has_base_url() {
        writeln!(
            err,
            "Left out: the base URL, for which this file has no place."
        )?;
    }
    let text = form.write(&connection);
    match &export.out {
        Some(path) => {
            secret_file::write(path, &text, export.force)?;
            writeln!(err, "Written to {} (mode 0600).", shown(path))?;
        }
        None => out.write_all(text.as_bytes())?,
    }
    Ok(0)
}

/// The connection in the form that all these targets take, and what is left to say of it.
fn convert(
    connection: &Connection,
    readers: &[&'static Tool],
) -> Result<(Connection, Report), Obstacle> {
    let mut converted = mend(connection, readers[0])?.connection;
    for reader in &readers[1..] {
        converted = mend(&converted, reader)?.connection;
    }
    let report = Report::new(RULES, &Evidence::of_targets(&converted, readers, None));
    Ok((converted, report))
}
