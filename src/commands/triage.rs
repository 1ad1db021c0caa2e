//! `okta-cc triage`: what a pasted failure means.

use std::io::Write;
use std::time::Instant;

use super::Done;
use super::judge::{Judge, Said};
use super::settings::settings;
use crate::cli::{Triage, World};
use crate::probe::now;
use crate::source::{SourceError, open};
use crate::triage::read;

/// # Errors
/// When a file cannot be read, or `out` cannot be written to.
#[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
pub fn triage(triage: &Triage, world: &World, out: &mut dyn Write) -> Done {
    if triage.files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(SourceError::StdinTwice.into());
    }
    let settings = settings(&triage.gate)?;
    let mut judge = Judge::new("triage", &settings, &triage.output, world);
    for path in &triage.files {
        let (started, since) = (now(), Instant::now());
        let (stream, name) = open(path)?;
        let paste = read(stream, name, started).map_err(|error| SourceError::Unreadable {
            path: name.into(),
            error,
        })?;
        let said = Said {
            conversation: &paste.conversation,
            started,
            since,
        };
        judge.judge(&paste.connection, Some(&said), out)?;
    }
    judge.finish()
}
