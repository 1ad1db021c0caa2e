//! Programs that a test needs and a machine may not have.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Output;

/// Says why a test is not run, so that it does not pass in silence.
#[expect(clippy::print_stdout, reason = "it is for whoever runs the tests")]
pub(crate) fn skipped(why: &str) {
    println!("skipped: {why}");
}

/// The PATH of this machine.
#[expect(clippy::disallowed_methods, reason = "the programs are this machine's")]
pub(crate) fn path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// Where `name` is: what `.ci/run` installed into the target directory, or else on the PATH. `None`, with the reason printed.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = path();
    find_in(
        name,
        installed().into_iter().chain(std::env::split_paths(&path)),
    )
}

/// The same of a linter: one of another version, as a PATH may have it, finds other things.
pub(crate) fn find_pinned(name: &str) -> Option<PathBuf> {
    find_in(name, installed().into_iter())
}

/// Where `.ci/run` puts the programs whose versions `.ci/requirements.txt` names.
fn installed() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    target.map(|target| target.join("ci-venv/bin"))
}

fn find_in(name: &str, mut folders: impl Iterator<Item = PathBuf>) -> Option<PathBuf> {
    let found = folders.find_map(|folder| {
        let program = folder.join(name);
        program.is_file().then_some(program)
    });
    // The scripts are for bash and its tools as Linux and macOS have them.
    let found = found.filter(|_| cfg!(unix));
    if found.is_none() {
        skipped(&format!(
            "no {name} on this machine (.ci/run installs what it can)"
        ));
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
