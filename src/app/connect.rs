//! The connection that a live command checks, and the sandbox where that is asked instead of Okta.

use std::io::Write as _;

use crate::app::command::Failure;
use crate::app::files::Files;
use crate::app::flags::Inputs;
use crate::app::out::Outlet;
use crate::app::sandbox_org::{connection, start};
use crate::app::sources::{given_to_us, must_be_here, some_given};
use crate::app::world::World;
use crate::model::connection::{Connection, Origin};
use crate::sandbox::Running;

/// The sandbox stops when it is dropped, so the caller must keep it for the whole conversation.
///
/// # Errors
/// When an input cannot be read or is missing, or the sandbox cannot be started.
pub(super) fn connect(
    command: &str,
    inputs: &Inputs,
    sandbox: Option<&str>,
    world: &World,
    files: &Files,
    err: &mut Outlet,
) -> Result<(Connection, Option<Running>), Failure> {
    let given = match sandbox {
        Some(_) => given_to_us(inputs, world, files)?,
        None => some_given(command, inputs, world, files, err)?,
    };
    must_be_here(&given)?;
    match sandbox {
        Some(scenario) => {
            let (running, demo) = start(&given, scenario, None)?;
            writeln!(err, "Sandbox: {scenario}, {}", running.base_url())?;
            Ok((connection(given, &running, &demo)?, Some(running)))
        }
        None => Ok((given.into_connection(Origin::NotGiven), None)),
    }
}
