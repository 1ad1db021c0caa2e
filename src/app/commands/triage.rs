//! `okta-cc triage`: what a pasted failure or a saved run means.

use std::io::Write;
use std::time::Instant;

use super::judge::{Judge, Said};
use super::press::publish;
use super::settings::settings;
use super::{Done, Failure};
use crate::app::cli::{Triage, World};
use crate::engine::policy::PolicyFile;
use crate::input::paste::{gather, understand};
use crate::input::saved;
use crate::input::{SourceError, open};
use crate::probe::now;

/// # Errors
/// When a file cannot be read, or `out` cannot be written to.
#[expect(clippy::disallowed_methods, reason = "a run is timed by its command")]
pub fn triage(triage: &Triage, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Done {
    let judge = Judge::new("triage", &triage.targets, &triage.output, world);
    publish(&judge, out, err, |press, _| {
        let judge = judge.under(settings(&triage.gate, &PolicyFile::default())?);
        if triage.files.len() > 1 {
            press.many();
        }
        if triage.files.iter().filter(|file| *file == "-").count() > 1 {
            return Err(SourceError::StdinTwice.into());
        }
        for path in &triage.files {
            let (started, since) = (now(), Instant::now());
            let unreadable = |path: &str, error| SourceError::Unreadable {
                path: path.into(),
                error,
            };
            let text = open(path).and_then(|(stream, name)| {
                let text = gather(stream).map_err(|error| unreadable(name, error))?;
                Ok((text, name))
            });
            let (text, name) = match text {
                Ok(text) => text,
                Err(error) => {
                    press.refuse(path, error.into())?;
                    continue;
                }
            };
            if saved::is_one(&text) {
                match saved::read(&text) {
                    Ok(saved) => press.put(judge.page_again(&saved))?,
                    Err(error) => {
                        let path = name.into();
                        press.refuse(name, Failure::Replay { path, error })?;
                    }
                }
                continue;
            }
            let paste = understand(&text, name, started);
            let said = Said {
                conversation: &paste.conversation,
                pasted: Some(&paste.pasted),
                started,
                since,
            };
            press.put(judge.page(&paste.connection, Some(&said)))?;
        }
        Ok(())
    })
}
