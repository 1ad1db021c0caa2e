//! Reads the arguments and the environment, calls the library, and ends the process: nothing else does any of these.

use std::io::{self, IsTerminal as _, Write as _};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::process::ExitCode;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use okta_cc::app::{self, Ending, World};
use okta_cc::probe::on_interrupt;

/// Of the thread that runs the command, in bytes: what a main thread has on most systems.
const STACK: usize = 8 << 20;

/// For the last words, where standard error takes none.
const PATIENCE: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    panic::set_hook(Box::new(say_where));
    let (endings, ended) = mpsc::channel();
    let interrupted = endings.clone();
    // Without it a signal ends the process as the system does.
    let _ = on_interrupt(move || {
        let _ = interrupted.send(Ending::Interrupted);
    });
    let command = move || {
        let done = panic::catch_unwind(AssertUnwindSafe(|| run(endings.clone())));
        // The main thread is gone where another ending came first.
        let _ = endings.send(done.map_or(Ending::Panicked, Ending::Done));
    };
    let command = thread::Builder::new().stack_size(STACK).spawn(command);
    command.expect("a process may have a second thread");
    let ending = ended
        .recv()
        .expect("the thread of the command says how it ends");
    if !matches!(ending, Ending::Done(_)) {
        app::remove_unfinished();
        say(ending.last_words().into());
    }
    // The end of the main thread ends the process, whatever the others are doing.
    ending.exit_code()
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge that hands them on"
)]
fn run(endings: Sender<Ending>) -> ExitCode {
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
        endings: Some(endings),
    };
    // A report is many small writes; a pipe should see it in few.
    let mut out = io::BufWriter::new(stdout.lock());
    // Standard error is not locked: a panic on another thread has a line to say.
    let code = app::run(&world, &mut out, &mut io::stderr());
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => code,
    }
}

fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}

/// The message of a panic may quote what the code held, so it is not shown.
fn say_where(panic: &PanicHookInfo) {
    let (file, line) = panic
        .location()
        .map_or(("?", 0), |place| (place.file(), place.line()));
    say(app::panic_line(file, line));
}

/// A pipe that nobody empties must not hold up the end.
fn say(words: String) {
    let (said, done) = mpsc::channel();
    thread::spawn(move || {
        // There is nowhere left to say that standard error is gone.
        let _ = io::stderr().write_all(words.as_bytes());
        let _ = said.send(());
    });
    let _ = done.recv_timeout(PATIENCE);
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::process::Command;

    use super::*;

    const SECRET: &str = "\u{fc}-hunter2";

    /// The test starts itself again, as a process that panics with a secret in its message.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "it is its own switch")]
    fn a_panic_shows_where_and_nothing_of_what() {
        if env::var_os("OKTA_CC_TEST_PANICS").is_some() {
            panic::set_hook(Box::new(say_where));
            let at = SECRET.len() - "-hunter2".len() - 1;
            panic!("{}", &SECRET[at..]);
        }
        let name = "tests::a_panic_shows_where_and_nothing_of_what";
        let this = env::current_exe().expect("a program knows where it is");
        let child = Command::new(this)
            .args(["--exact", name, "--nocapture"])
            .env("OKTA_CC_TEST_PANICS", "1")
            .output()
            .expect("it starts again");
        assert!(!child.status.success());
        let said = String::from_utf8_lossy(&child.stderr);
        assert!(
            said.starts_with("error: okta-cc itself failed, at src"),
            "{said}"
        );
        assert!(!said.contains("hunter2"), "{said}");
    }
}
