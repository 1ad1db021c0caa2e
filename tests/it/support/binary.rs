//! The binary, in a process of its own.

use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use super::Output;

/// The binary under test.
pub(crate) const OKTA_CC: &str = env!("CARGO_BIN_EXE_okta-cc");

/// This checkout.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// It starts in this checkout, and nothing of this machine's environment is in its own.
pub(crate) struct Binary {
    command: Command,
    input: Vec<u8>,
}

impl Binary {
    pub(crate) fn of(arguments: &[&str]) -> Self {
        let mut command = Command::new(OKTA_CC);
        command
            .args(arguments)
            .current_dir(ROOT)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // Without it Windows opens no socket.
        #[expect(clippy::disallowed_methods, reason = "it is this machine's")]
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        Self {
            command,
            input: Vec::new(),
        }
    }

    /// Name and value of each variable.
    pub(crate) fn environment(mut self, variables: &[(&str, &str)]) -> Self {
        self.command.envs(variables.iter().copied());
        self
    }

    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// What stands on its standard input.
    pub(crate) fn input(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.input = input.into();
        self
    }

    /// For a test that talks with it while it runs: all three streams are pipes.
    pub(crate) fn start(mut self) -> Child {
        self.command.spawn().expect("the binary starts")
    }

    pub(crate) fn output(mut self) -> Output {
        let input = std::mem::take(&mut self.input);
        let mut child = self.start();
        let mut stdin = child.stdin.take().expect("a pipe");
        let output = thread::scope(|scope| {
            // It may end before it has read everything.
            scope.spawn(move || stdin.write_all(&input));
            child.wait_with_output().expect("the binary ends")
        });
        let code = output.status.code().expect("an exit code");
        Output {
            code: u8::try_from(code).expect("a code of ours"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}
