//! clap's messages about arguments that it cannot read, without the secrets in these arguments.

use std::io::Write as _;
use std::process::ExitCode;

use crate::app::out::Outlet;
use crate::app::world::World;
use crate::model::redact::{masked, visible};

/// clap quotes what it was given; a key pasted as an argument must not come out again, nor what ends a line.
pub(super) fn tell<'a, 's>(
    error: &clap::Error,
    world: &World,
    out: &'a mut Outlet<'s>,
    err: &'a mut Outlet<'s>,
) -> ExitCode {
    let mut text = error.render().to_string();
    for argument in world.arguments.iter().skip(1) {
        let argument = &*argument.to_string_lossy();
        let safe = masked(argument);
        let mut hide = |from: usize, to: usize| {
            let (part, safe) = (&argument[from..to], visible(&safe[from..to]));
            // A line end alone is clap's too.
            if safe != part && !part.trim().is_empty() {
                text = text.replace(part, &safe);
            }
        };
        hide(0, argument.len());
        // Of a list it quotes one element alone.
        let mut at = 0;
        for element in argument.split(',') {
            hide(at, at + element.len());
            at += element.len() + 1;
        }
        // It may quote what stands before or after the first `=` alone.
        if let Some(at) = argument.find('=') {
            hide(0, at);
            hide(at + 1, argument.len());
        }
    }
    let to = if error.use_stderr() { err } else { out };
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
