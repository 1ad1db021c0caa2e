//! What several tests need: the good connection and examples laid over it, runs, folders.

mod answers;
mod example;
mod pasted;

use std::fs;
use std::path::PathBuf;

pub(crate) use example::Example;
pub(crate) use pasted::{lines, lines_seen_by_a_user, triage, triage_seen_by_a_user};

/// Sun, 01 Nov 2026 09:00:00 GMT, the time of `fixtures/good.http`.
pub(crate) const NOW: f64 = 1_793_523_600.0;

pub(crate) fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
