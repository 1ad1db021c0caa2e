//! What `fix` and `export` share: the connection to rewrite, and what a person must still do.

use std::io::Write as _;
use std::path::PathBuf;

use crate::app::command::Failure;
use crate::app::files::Files;
use crate::app::flags::Inputs;
use crate::app::out::Outlet;
use crate::app::sources::{beside_files, some_given};
use crate::app::world::World;
use crate::engine::report::Report;
use crate::model::connection::{Connection, Origin};
use crate::output::clean;

/// The exit code where something is left for a person to do.
pub(super) const LEFT: u8 = 1;

/// The connection to rewrite: of the named file, or of the inputs.
///
/// # Errors
/// When it cannot be read, or nothing was given.
pub(super) fn read(
    command: &str,
    file: &Option<PathBuf>,
    inputs: &Inputs,
    world: &World,
    files: &Files,
    err: &mut Outlet,
) -> Result<Connection, Failure> {
    let Some(file) = file else {
        let given = some_given(command, inputs, world, files, err)?;
        let connection = given.into_connection(Origin::NotGiven);
        err.learn(&connection);
        return Ok(connection);
    };
    let mut connection = files.document(file)?.under(beside_files(inputs, files)?);
    connection.domain_form = inputs.domain_form.or(connection.domain_form);
    err.learn(&connection);
    Ok(connection)
}

/// Lists what the rules still find: nothing in the connection says what the right value is.
pub(super) fn tell_left(report: &Report, err: &mut Outlet) -> Result<(), Failure> {
    for found in &report.findings {
        let (id, severity) = (found.rule.id, found.severity.name());
        let finding = &found.finding;
        let (message, help) = (clean(&finding.message), clean(&finding.help));
        writeln!(err, "Still to fix ({severity}): {message}: {id}")?;
        writeln!(err, "  {help}")?;
        if let Some(why) = found.rule.left_by_fix {
            writeln!(err, "  {why}")?;
        }
    }
    Ok(())
}
