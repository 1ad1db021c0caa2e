//! What a command may know of its process: read once, so that a test can make any world it needs.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::ending::{Ending, end_after};

/// Everything that a command may know of the world: read once, in `main.rs`.
#[derive(Default)]
pub struct World {
    pub arguments: Vec<OsString>,
    /// Name and value.
    pub environment: Vec<(String, String)>,
    /// Where a project's files are looked for by their names; `None`: nowhere.
    pub directory: Option<PathBuf>,
    /// Of standard output, in columns; `None` when it is no terminal.
    pub terminal_width: Option<usize>,
    /// Of standard error, where progress is shown; `None` when it is no terminal.
    pub progress_width: Option<usize>,
    /// Takes how the run is to end; `None` where nothing but the command itself ends it.
    pub endings: Option<Sender<Ending>>,
}

impl World {
    /// Whatever hangs, the process ends a second after this time.
    pub(crate) fn must_end_within(&self, deadline: Duration) {
        if let Some(endings) = &self.endings {
            end_after(deadline, endings);
        }
    }

    /// The user's own folder, where `.okta/okta.yaml` may be.
    pub fn home(&self) -> Option<&str> {
        let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
        self.variable(name).filter(|home| !home.is_empty())
    }

    pub fn variable(&self, name: &str) -> Option<&str> {
        let found = self.environment.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}
