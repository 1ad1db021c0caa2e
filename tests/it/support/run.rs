//! A run of okta-cc inside this process, and what it says.

use std::path::Path;
use std::process::ExitCode;

use okta_cc::app::{self, World};
use serde_json::Value;

/// What a run says, and its exit code.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Output {
    /// Standard output as one document.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    /// Standard output as a document a line.
    #[track_caller]
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).expect("JSON on each line"))
            .collect()
    }

    /// Everything that came out.
    pub(crate) fn all(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

/// A run inside this process, in a world that holds what the test puts into it and nothing else.
pub(crate) struct Run {
    world: World,
}

impl Run {
    pub(crate) fn of(arguments: &[&str]) -> Self {
        let arguments = ["okta-cc"].iter().chain(arguments);
        let world = World {
            arguments: arguments.map(Into::into).collect(),
            ..World::default()
        };
        Self { world }
    }

    /// Name and value of each variable.
    pub(crate) fn environment(mut self, variables: &[(&str, &str)]) -> Self {
        let owned = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        self.world.environment.extend(owned);
        self
    }

    /// Where a project's files are looked for by their names.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.world.directory = Some(folder.to_owned());
        self
    }

    /// Standard output is a terminal that is so many columns wide; `None`: it is none.
    pub(crate) fn width(mut self, columns: impl Into<Option<usize>>) -> Self {
        self.world.terminal_width = columns.into();
        self
    }

    pub(crate) fn output(&self) -> Output {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = app::run(&self.world, &mut out, &mut err);
        // It can be compared, and cannot be read.
        let code = (0..=u8::MAX).find(|known| ExitCode::from(*known) == code);
        Output {
            code: code.expect("an exit code is a byte"),
            out: String::from_utf8(out).expect("UTF-8"),
            err: String::from_utf8(err).expect("UTF-8"),
        }
    }
}

/// What comes of these arguments alone.
pub(crate) fn run(arguments: &[&str]) -> Output {
    Run::of(arguments).output()
}
