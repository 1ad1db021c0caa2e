//! Reads the arguments and the environment, calls the library, and ends the process: nothing else does any of these.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use okta_cc::app::{self, World};

#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge that hands them on"
)]
fn main() -> ExitCode {
    let lossy = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
    let stdout = io::stdout();
    let world = World {
        arguments: std::env::args_os().collect(),
        environment: std::env::vars_os()
            .map(|(name, value)| (lossy(name), lossy(value)))
            .collect(),
        // Names in the working directory are shown as they are.
        directory: Some(std::path::PathBuf::new()),
        terminal_width: stdout.is_terminal().then(terminal_width),
        progress_width: io::stderr().is_terminal().then(terminal_width),
    };
    // A report is many small writes; a pipe should see it in few.
    let mut out = io::BufWriter::new(stdout.lock());
    let code = app::run(&world, &mut out, &mut io::stderr().lock());
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => code,
    }
}

fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}
