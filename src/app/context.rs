//! What a command is run with.

use std::io::Write;

use crate::app::world::World;

pub(super) struct Context<'a> {
    pub world: &'a World,
    /// For what the command is asked for.
    pub out: &'a mut dyn Write,
    /// For everything else that a person is told.
    pub err: &'a mut dyn Write,
    /// The whole command line, for what is made of it: completions and manual pages.
    pub command_line: fn() -> clap::Command,
}
