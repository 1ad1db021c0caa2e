//! Programs that a test needs and a machine may not have.

use std::path::{Path, PathBuf};
use std::process::Output;

/// The binary under test.
pub(crate) const OKTA_CC: &str = env!("CARGO_BIN_EXE_okta-cc");

/// This checkout.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Where `name` is: what `.ci/run` installed into the target directory, or else on the PATH. `None`, with the reason printed.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let own = target.map(|target| target.join("ci-venv/bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = own.into_iter().chain(std::env::split_paths(&path));
    let found = folders.find_map(|folder| {
        let program = folder.join(name);
        program.is_file().then_some(program)
    });
    // The scripts are for bash and its tools as Linux and macOS have them.
    let found = found.filter(|_| cfg!(unix));
    if found.is_none() {
        println!("skipped: there is no {name} on this machine (.ci/run installs what it can)");
    }
    found
}

/// Everything that a program said, for the message of an assertion.
pub(crate) fn said(output: &Output) -> String {
    format!(
        "{}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
