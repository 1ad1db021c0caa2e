//! `okta-cc triage`: what a pasted failure or a saved run means.

use std::io::Write;
use std::time::Instant;

use super::judge::{Judge, Said};
use super::{Done, Failure};
use crate::cli::{Triage, World};
use crate::probe::now;
use crate::saved;
use crate::source::{SourceError, open};
use crate::triage::{gather, understand};

/// # Errors
/// When a file cannot be read, a saved run is damaged, or `out` cannot be written to.
#[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
pub fn triage(triage: &Triage, world: &World, out: &mut dyn Write) -> Done {
    if triage.files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(SourceError::StdinTwice.into());
    }
    let mut judge = Judge::new("triage", &triage.output, world);
    for path in &triage.files {
        let (started, since) = (now(), Instant::now());
        let (stream, name) = open(path)?;
        let text = gather(stream).map_err(|error| SourceError::Unreadable {
            path: name.into(),
            error,
        })?;
        if saved::is_one(&text) {
            let saved = saved::read(&text).map_err(|error| Failure::Replay {
                path: name.into(),
                error,
            })?;
            judge.judge_again(&saved, out)?;
            continue;
        }
        let paste = understand(&text, name, started);
        let said = Said {
            conversation: &paste.conversation,
            started,
            since,
        };
        judge.judge(&paste.connection, Some(&said), out)?;
    }
    judge.finish()
}
