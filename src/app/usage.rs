//! What clap says of arguments that it cannot read, without the secrets among them.

use std::io::Write;
use std::process::ExitCode;

use crate::app::world::World;
use crate::model::redact::shown;

/// clap quotes what it was given; a key pasted as an argument must not come out again.
pub(super) fn tell(
    error: &clap::Error,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitCode {
    let mut text = error.render().to_string();
    for argument in world.arguments.iter().skip(1) {
        let safe = shown(argument);
        if safe != *argument {
            text = text.replace(argument.as_str(), &safe);
            // Of a list it quotes only one element.
            let mut at = 0;
            for element in argument.split(',') {
                let end = at + element.len();
                if safe[at..end] != *element {
                    text = text.replace(element, &safe[at..end]);
                }
                at = end + 1;
            }
            // It may quote only what is before or after the first `=`.
            if let Some((name, value)) = argument.split_once('=') {
                text = text.replace(name, &safe[..name.len()]);
                text = text.replace(value, &safe[name.len() + 1..]);
            }
        }
    }
    let to: &mut dyn Write = if error.use_stderr() { err } else { out };
    let _ = to.write_all(text.as_bytes());
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
