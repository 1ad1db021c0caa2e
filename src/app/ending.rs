//! How a run ends that does not end by itself: by a signal, or because its time is over.
//!
//! The command runs on a thread of its own. It may hang where nothing can reach it: in a read of standard input, in a
//! write to a pipe that nobody empties, in arithmetic. The main thread waits for the first of these endings, and ends
//! the process.

use std::process::ExitCode;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// The first one counts.
#[derive(Clone, Copy, Debug)]
pub enum Ending {
    /// The command ended by itself.
    Done(ExitCode),
    /// Ctrl-C, or another program that asks this one to end.
    Interrupted,
    /// The deadline of the run passed, and the time for the report too.
    Overdue,
    /// A fault of this program. The line about it is already written.
    Panicked,
}

/// How long judging and writing may take after the deadline.
pub(crate) const GRACE: Duration = Duration::from_secs(1);

impl Ending {
    /// What the process ends with.
    pub fn exit_code(self) -> ExitCode {
        match self {
            Self::Done(code) => code,
            Self::Interrupted => ExitCode::from(130),
            Self::Overdue => ExitCode::from(3),
            Self::Panicked => ExitCode::from(101),
        }
    }

    /// What is left to say on standard error.
    pub fn last_words(self) -> &'static str {
        match self {
            Self::Done(_) | Self::Panicked => "",
            Self::Interrupted => "error: interrupted\n",
            Self::Overdue => {
                "error: the time of --deadline is over, and the report could not be written within a second more: \
                 read what this command writes, or raise --deadline\n"
            }
        }
    }
}

/// Ends the run with [`Ending::Overdue`] when the deadline and the time for the report have passed.
pub(super) fn end_after(deadline: Duration, endings: &Sender<Ending>) {
    let endings = endings.clone();
    thread::spawn(move || {
        thread::sleep(deadline + GRACE);
        // Nobody listens any more: the run is over.
        let _ = endings.send(Ending::Overdue);
    });
}

/// What is said of a panic: where, and nothing of what the code held in its hands, since that may be a secret.
pub fn panic_line(file: &str, line: u32) -> String {
    format!(
        "error: okta-cc itself failed, at {file}:{line}. Nothing of your input is in this line: please report it at {}/issues\n",
        env!("CARGO_PKG_REPOSITORY")
    )
}
